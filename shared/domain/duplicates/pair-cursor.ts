import { type CursorPosition, decodeCursor, encodeCursor, InvalidCursor } from '#shared/store/cursor.ts';
import type { Place } from './at-stake.ts';

/** How far somebody has come in the list of pairs. */
export interface PairCursor {
  /** Where the window begins; absent: at the beginning. */
  readonly start?: CursorPosition | undefined;
  /** The pair of it that was the last one; absent: none was. */
  readonly after?: Place | undefined;
}

const beginning = '-';

export function encodePairCursor({ start, after }: PairCursor, fingerprint: string): string {
  const rest = JSON.stringify([start?.itemSk ?? beginning, ...(after ? [after.rank, after.stake, after.id] : [])]);
  return encodeCursor({ sk: start?.sk ?? beginning, id: start?.id ?? beginning, itemSk: rest }, fingerprint);
}

/** @throws InvalidCursor */
export function decodePairCursor(cursor: string, fingerprint: string): PairCursor {
  const { sk, id, itemSk: rest = '' } = decodeCursor(cursor, fingerprint);
  const [itemSk, rank, stake, pairId] = parse(rest);
  if (typeof itemSk !== 'string' || itemSk === '') throw new InvalidCursor();
  const after = readPlace(rank, stake, pairId);
  return { ...(sk !== beginning && { start: { sk, id, itemSk } }), ...(after && { after }) };
}

function parse(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(text);
    if (Array.isArray(parts)) return parts;
  } catch {
    // Falls through.
  }
  throw new InvalidCursor();
}

function readPlace(rank: unknown, stake: unknown, id: unknown): Place | undefined {
  if (rank === undefined) return undefined;
  if (typeof rank !== 'number' || typeof stake !== 'number' || typeof id !== 'string') throw new InvalidCursor();
  return { rank, stake, id };
}
