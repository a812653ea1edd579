import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Delimiter } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import { type FileStore, FileTooLarge } from '../files/file-store.ts';
import type { PlanRow } from './plan-row.ts';

/** What the plan keeps of the file that it was made for. */
export interface PlanHead {
  readonly columns: readonly string[];
  /** Of a text. */
  readonly delimiter: Delimiter | null;
}

export interface Plan extends PlanHead {
  readonly rows: readonly PlanRow[];
}

/** Where a plan lies, and what it is known by. */
export interface PlanReference {
  readonly key: string;
  /** Of the compressed file, hexadecimal. */
  readonly sha256: string;
}

/** A plan of the longest import is smaller by far; what is larger was not written by us. In bytes. */
const mostBytes = 64 * 1024 * 1024;

/** Keeps the plan as compressed JSON lines under a key of its own: it is never written over. */
export async function savePlan(files: FileStore, key: string, { rows, ...head }: Plan): Promise<PlanReference> {
  const lines = [head, ...rows].map((line) => `${JSON.stringify(line)}\n`).join('');
  const bytes = await promisify(gzip)(lines);
  await files.write(key, bytes, 'application/gzip');
  return { key, sha256: digest(bytes) };
}

/**
 * @throws Problem `import.gone`: files of imports are kept for a month
 * @throws Error when it is not what was planned
 */
export async function loadPlan(files: FileStore, { key, sha256 }: PlanReference): Promise<Plan> {
  const bytes = await readBounded(files, key);
  if (!bytes) throw new Problem('import.gone');
  if (digest(bytes) !== sha256) throw new Error(`${key} is not the plan that was made`);
  const text = (await promisify(gunzip)(bytes)).toString('utf8');
  const [head = '', ...rows] = text.trimEnd().split('\n');
  return { ...(JSON.parse(head) as PlanHead), rows: rows.map((line) => JSON.parse(line) as PlanRow) };
}

async function readBounded(files: FileStore, key: string): Promise<Uint8Array | undefined> {
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
