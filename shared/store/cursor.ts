import { createHash } from 'node:crypto';

/** Where a list goes on: behind the entry of this sort key. */
export interface CursorPosition {
  readonly sk: string;
  /** Partition key of the item: for records, the id. */
  readonly id: string;
  /** Sort key of the item in the table; absent: `REC`. */
  readonly itemSk?: string;
}

export class InvalidCursor extends Error {
  constructor() {
    super('the cursor does not belong to this query: start the list again without it');
    this.name = 'InvalidCursor';
  }
}

const longestCursor = 6000;
const longestSortKeyBytes = 1024;
const longestPartitionKeyBytes = 2048;

/**
 * An opaque text. It is neither signed nor secret: it holds keys that its caller has just been shown, and a forged one
 * only moves the start within partitions that each request chooses anew by the rights of its caller.
 * @param fingerprint says what the query is: object, filters, sort and scope
 */
export function encodeCursor({ sk, id, itemSk }: CursorPosition, fingerprint: string): string {
  const parts = [digest(fingerprint), sk, id, ...(itemSk === undefined ? [] : [itemSk])];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws InvalidCursor for anything but a cursor of a query with this fingerprint */
export function decodeCursor(cursor: string, fingerprint: string): CursorPosition {
  const [mark, sk, id, itemSk, ...rest] = parseParts(cursor);
  if (mark !== digest(fingerprint) || rest.length > 0) throw new InvalidCursor();
  if (!isKey(sk, longestSortKeyBytes) || !isKey(id, longestPartitionKeyBytes)) throw new InvalidCursor();
  if (itemSk === undefined) return { sk, id };
  if (!isKey(itemSk, longestSortKeyBytes)) throw new InvalidCursor();
  return { sk, id, itemSk };
}

function parseParts(cursor: string): readonly unknown[] {
  if (cursor.length > longestCursor) throw new InvalidCursor();
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts)) return parts;
  } catch {
    // Falls through: no JSON is as wrong as JSON of another shape.
  }
  throw new InvalidCursor();
}

function isKey(part: unknown, mostBytes: number): part is string {
  return typeof part === 'string' && part !== '' && part.isWellFormed() && Buffer.byteLength(part) <= mostBytes;
}

function digest(fingerprint: string): string {
  return createHash('sha256').update(fingerprint).digest('base64url').slice(0, 12);
}
