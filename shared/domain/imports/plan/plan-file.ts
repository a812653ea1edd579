import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Delimiter, PlanAction, PlanInput } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import { type FileStore, FileTooLarge } from '../../files/file-store.ts';
import type { SeenRows } from '../matching/row-memory.ts';
import { countRows, type PlanCounts, type PlanRow } from './plan-row.ts';

/** What the plan keeps of the file that it was made for. */
export interface PlanHead {
  readonly columns: readonly string[];
  /** Of a text. */
  readonly delimiter: Delimiter | null;
}

/** A part of the plan that is in memory as a whole. */
export interface PlanPage {
  readonly sha256: string;
  /** Number of its last row. */
  readonly last: number;
  readonly counts: PlanCounts;
}

export interface PlanIndex extends PlanHead {
  readonly pages: readonly PlanPage[];
  /** What it was made by, said in full; absent: of a plan that was made before they were kept. */
  readonly settings?: PlanInput;
}

/** Where a plan lies, and what it is known by. */
export interface PlanReference {
  /** Its pages and their index lie below. */
  readonly key: string;
  /** Of the compressed index, which has those of the pages; hexadecimal. */
  readonly sha256: string;
}

/** Enough to read a plan. */
export type PlanFiles = Pick<FileStore, 'read'>;

/** A page is smaller by far; what is larger was not written by us. In bytes. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Keeps rows as compressed JSON lines under a key that is never written over.
 * @param seen what the rows are about, for the rows that come after
 */
export async function savePage(
  files: FileStore,
  key: string,
  number: number,
  rows: readonly PlanRow[],
  seen: SeenRows,
): Promise<PlanPage> {
  const sha256 = await saveLines(files, pageKey(key, number), [seen, ...rows]);
  return { sha256, last: rows.at(-1)?.row ?? 0, counts: countRows(rows) };
}

export async function saveIndex(files: FileStore, key: string, index: PlanIndex): Promise<PlanReference> {
  return { key, sha256: await saveLines(files, indexKey(key), [index]) };
}

/**
 * @throws Problem `import.gone`: files of imports are kept for a month
 * @throws Error when it is not what was planned
 */
export async function loadIndex(files: PlanFiles, { key, sha256 }: PlanReference): Promise<PlanIndex> {
  if (isWhole(key)) return { ...((await loadLines(files, key, sha256))[0] as PlanHead), pages: [] };
  return (await loadLines(files, indexKey(key), sha256))[0] as PlanIndex;
}

/**
 * Rows of a plan, page by page, those before and after left out where nothing of them is wanted.
 * @param wanted.after row behind which they begin, @param wanted.actions absent: all
 * @throws Problem `import.gone`
 */
export async function* readPages(
  files: PlanFiles,
  plan: PlanReference,
  { after = 0, actions }: { readonly after?: number; readonly actions?: readonly PlanAction[] } = {},
): AsyncGenerator<readonly PlanRow[]> {
  const isWanted = ({ row, action }: PlanRow) => row > after && (actions?.includes(action) ?? true);
  if (isWhole(plan.key)) {
    const [, ...rows] = await loadLines(files, plan.key, plan.sha256);
    yield (rows as readonly PlanRow[]).filter(isWanted);
    return;
  }
  const { pages } = await loadIndex(files, plan);
  for (const [number, { sha256, last, counts }] of pages.entries()) {
    if (last <= after || actions?.every((action) => counts[action] === 0)) continue;
    const [, ...rows] = await loadLines(files, pageKey(plan.key, number), sha256);
    yield (rows as readonly PlanRow[]).filter(isWanted);
  }
}

/** What the rows of a page are about. */
export async function loadSeen(files: FileStore, key: string, number: number, page: PlanPage): Promise<SeenRows> {
  const text = (await promisify(gunzip)(await loadPageBytes(files, key, number, page))).toString('utf8');
  return JSON.parse(text.slice(0, text.indexOf('\n'))) as SeenRows;
}

/** A page as it is kept. @throws Problem `import.gone` */
export function loadPageBytes(
  files: FileStore,
  key: string,
  number: number,
  { sha256 }: PlanPage,
): Promise<Uint8Array> {
  return loadBytes(files, pageKey(key, number), sha256);
}

/** One file with all rows, as plans were kept that were made before they had pages. */
function isWhole(key: string): boolean {
  return key.endsWith('.jsonl.gz');
}

function pageKey(key: string, number: number): string {
  return `${key}/${String(number).padStart(4, '0')}.jsonl.gz`;
}

function indexKey(key: string): string {
  return `${key}/index.json.gz`;
}

export async function saveLines(files: FileStore, key: string, lines: readonly unknown[]): Promise<string> {
  const bytes = await promisify(gzip)(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  await files.write(key, bytes, 'application/gzip');
  return digest(bytes);
}

export async function loadLines(files: PlanFiles, key: string, sha256: string): Promise<readonly unknown[]> {
  const bytes = await loadBytes(files, key, sha256);
  const text = (await promisify(gunzip)(bytes)).toString('utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

async function loadBytes(files: PlanFiles, key: string, sha256: string): Promise<Uint8Array> {
  const bytes = await readBounded(files, key);
  if (!bytes) throw new Problem('import.gone');
  if (digest(bytes) !== sha256) throw new Error(`${key} is not the plan that was made`);
  return bytes;
}

async function readBounded(files: PlanFiles, key: string): Promise<Uint8Array | undefined> {
  try {
    return await files.read(key, mostBytes);
  } catch (error) {
    if (error instanceof FileTooLarge) throw new Error(`${key} is not the plan that was made`, { cause: error });
    throw error;
  }
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
