import type { Language } from '#shared/model/tenant.ts';
import type { Context } from '../../context.ts';
import type { ExportStore } from '../../exports/export-store.ts';
import type { FileHead } from '../../exports/file-writer.ts';
import { xlsxWriter } from '../../exports/xlsx-writer.ts';
import type { Download, FileStore } from '../../files/file-store.ts';
import { nameErrorFile, openRefused, type RefusedRows } from './refused-rows.ts';
import { csvLines } from './write-errors.ts';

export interface KeptErrors {
  readonly fileName: string;
  readonly format: 'csv' | 'xlsx';
  readonly rows: number;
  readonly download: Download;
}

type Store = Pick<FileStore, 'read'> & Pick<ExportStore, 'write' | 'join' | 'createDownload'>;

/** What is held of the file at once. In bytes. */
const partSize = 4 * 1024 * 1024;

/**
 * Makes a file of all rows that were refused, of the kind that was sent, and gives an address from which it can be loaded for
 * some minutes.
 * @throws Problem `not_found` | `import.state` | `import.gone`
 */
export async function keepErrorFile(
  context: Context,
  store: Store,
  id: string,
  language: Language,
): Promise<KeptErrors> {
  const refused = await openRefused(context, store, id, language);
  const { entry, plan } = refused;
  const format = plan.sheet == null ? 'csv' : 'xlsx';
  const fileName = nameErrorFile(entry, language, format);
  const contentType = format === 'csv' ? 'text/csv; charset=utf-8' : xlsxWriter.contentType;
  // Two who ask at once do not write into one file.
  const key = `${plan.key}/errors/${context.newId('file')}`;
  const parts: number[] = [];
  let rows = 0;
  for await (const part of inParts(
    format === 'csv' ? writeText(context, refused) : writeSheet(context, refused, language),
  )) {
    parts.push(part.bytes.length);
    rows += part.rows;
    await store.write(partKey(key, parts.length), part.bytes, 'application/octet-stream');
  }
  const size = parts.reduce((sum, bytes) => sum + bytes, 0);
  await store.join(
    parts.map((_, at) => partKey(key, at + 1)),
    key,
    { contentType, size },
  );
  return { fileName, format, rows, download: await store.createDownload(key, fileName, contentType) };
}

function partKey(key: string, number: number): string {
  return `${key}/${String(number).padStart(4, '0')}`;
}

interface Piece {
  readonly bytes: Uint8Array;
  /** Whose end it holds. */
  readonly rows: number;
}

async function* writeText(context: Context, { plan, header, pages }: RefusedRows): AsyncGenerator<Piece> {
  const write = csvLines(context, plan);
  yield { bytes: Buffer.from(write([header], true), 'utf8'), rows: 0 };
  for await (const rows of pages()) yield { bytes: Buffer.from(write(rows), 'utf8'), rows: rows.length };
}

async function* writeSheet(
  { tenant }: Context,
  { entry, header, pages }: RefusedRows,
  language: Language,
): AsyncGenerator<Piece> {
  const head: FileHead = { header, title: nameErrorFile(entry, language, 'xlsx'), language, timeZone: tenant.timeZone };
  const begun = xlsxWriter.begin(head);
  let { state } = begun;
  yield { bytes: begun.bytes, rows: 0 };
  for await (const rows of pages()) {
    if (rows.length === 0) continue;
    const cells = rows.map((row) => row.map((text) => (text === '' ? null : { text })));
    const added = xlsxWriter.add(head, state, cells);
    state = added.state;
    yield { bytes: added.bytes, rows: rows.length };
  }
  yield { bytes: xlsxWriter.end(head, state).bytes, rows: 0 };
}

async function* inParts(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  let rows = 0;
  for await (const piece of pieces) {
    waiting.push(piece.bytes);
    size += piece.bytes.length;
    rows += piece.rows;
    if (size < partSize) continue;
    yield { bytes: Buffer.concat(waiting), rows };
    [waiting, size, rows] = [[], 0, 0];
  }
  yield { bytes: Buffer.concat(waiting), rows };
}
