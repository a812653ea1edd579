import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ImportFigures {
  readonly rows: number;
  /** Of the file, which another process reads, plans and carries out. */
  readonly bytes: number;
  readonly planSeconds: number;
  readonly planRowsPerSecond: number;
  readonly commitSeconds: number;
  readonly commitRowsPerSecond: number;
  /** Only the records, each one item, by BatchWrite alone. */
  readonly bareRowsPerSecond: number;
  readonly ratio: number;
  /** All items that the import wrote, by BatchWrite alone. */
  readonly bareItemsPerSecond: number;
  readonly itemsRatio: number;
  /** Calls of the table. */
  readonly planCalls: number;
  readonly commitCalls: number;
  readonly undoSeconds: number;
  readonly undoRowsPerSecond: number;
  readonly undoCalls: number;
  readonly items: number;
  readonly created: number;
  readonly reversed: number;
  /** Bytes of the plan, compressed. */
  readonly planBytes: number;
  readonly peakMemoryMb: number;
}

/** What the functions that do it have. In megabytes. */
const memory = 1024;

/**
 * Imports so many companies into a DynamoDB Local in memory, in a process of its own: what it takes at most is what a
 * function would.
 */
export function measureImport(rows: number): Promise<ImportFigures> {
  const { promise, resolve, reject } = Promise.withResolvers<ImportFigures>();
  const child = fork(fileURLToPath(new URL('import-process.ts', import.meta.url)), [String(rows)], {
    execArgv: [`--max-old-space-size=${memory}`],
  });
  let figures: ImportFigures | undefined;
  child.on('message', (told) => {
    figures = told as ImportFigures;
  });
  child.on('error', reject);
  child.on('exit', (code) => (figures ? resolve(figures) : reject(new Error(`the import ended with ${code}`))));
  return promise;
}
