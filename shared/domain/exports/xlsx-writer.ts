import { constants, crc32, deflateRawSync } from 'node:zlib';
import { Problem } from '#shared/model/problems.ts';
import type { Cell } from './cell.ts';
import type { FileHead, FileState, FileWriter, Written } from './file-writer.ts';
import { emptyState } from './plain-state.ts';
import { sheetEnd, sheetHead, sheetName, toRow, workbookParts } from './xlsx-parts.ts';
import { closeEntry, closeZip, mostZipBytes, openEntry, storeEntry, type ZipEntry } from './zip.ts';

/** What a sheet holds, its header among them. */
const mostRows = 1_048_576;

/**
 * A workbook of one sheet with typed cells. Texts are kept as texts, so that none of them is ever run. Each piece of the
 * sheet is compressed by itself and ends with a whole byte: one behind the other they are one compressed file, which needs
 * nothing of what came before but its checksum and its length.
 */
export const xlsxWriter: FileWriter = {
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  begin(head) {
    const stored = storeParts(head);
    const header = head.header.map((text): Cell => ({ text }));
    const opened = { ...emptyState, rows: 1, at: stored.bytes.length };
    const sheet = pack(opened, sheetHead(head.header.length) + toRow(header, 1, head.timeZone, 'header'));
    return { bytes: Buffer.concat([stored.bytes, sheet.bytes]), state: sheet.state };
  },
  add({ timeZone }, state, rows) {
    if (state.rows + rows.length > mostRows) throw new Problem('export.too_large');
    const lines = rows.map((cells, at) => toRow(cells, state.rows + 1 + at, timeZone));
    const written = pack({ ...state, rows: state.rows + rows.length }, lines.join(''));
    if (written.state.raw > mostZipBytes / 2) throw new Problem('export.too_large');
    return written;
  },
  end(head, state) {
    const { entries, bytes } = storeParts(head);
    const last = pack(state, sheetEnd, constants.Z_FINISH);
    const { crc, packed, raw } = last.state;
    const sheet: ZipEntry = {
      name: sheetName,
      isPacked: true,
      isStreamed: true,
      crc,
      packed,
      raw,
      at: bytes.length - openEntry(sheetName).length,
    };
    const closing = closeEntry(sheet);
    const directory = closeZip([...entries, sheet], last.state.at + closing.length);
    const all = Buffer.concat([last.bytes, closing, directory]);
    return { bytes: all, state: { ...last.state, at: state.at + all.length } };
  },
};

/** The small files of the workbook, and the header of the sheet behind them. */
function storeParts({ title }: FileHead): { readonly entries: readonly ZipEntry[]; readonly bytes: Uint8Array } {
  const entries: ZipEntry[] = [];
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const [name, text] of workbookParts(title)) {
    const { entry, bytes } = storeEntry(name, Buffer.from(text, 'utf8'), at);
    entries.push(entry);
    pieces.push(bytes);
    at += bytes.length;
  }
  return { entries, bytes: Buffer.concat([...pieces, openEntry(sheetName)]) };
}

function pack(state: FileState, xml: string, finishFlush: number = constants.Z_SYNC_FLUSH): Written {
  const raw = Buffer.from(xml, 'utf8');
  const bytes = deflateRawSync(raw, { finishFlush });
  return {
    bytes,
    state: {
      ...state,
      at: state.at + bytes.length,
      crc: crc32(raw, state.crc),
      raw: state.raw + raw.length,
      packed: state.packed + bytes.length,
    },
  };
}
