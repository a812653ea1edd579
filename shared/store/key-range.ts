import type { KeyRange } from './table.ts';
import { compareUtf8 } from './utf8-order.ts';

/** Whether a sort key stands before everything that the range holds. */
export function isBefore(sortKey: string, range: KeyRange): boolean {
  if ('beginsWith' in range) return compareUtf8(sortKey, range.beginsWith) < 0;
  if ('between' in range) return compareUtf8(sortKey, range.between[0]) < 0;
  if (range.op === 'lt' || range.op === 'lte') return false;
  const order = compareUtf8(sortKey, range.value);
  return range.op === 'gt' ? order <= 0 : order < 0;
}

/** Whether a sort key stands behind everything that the range holds. */
export function isBehind(sortKey: string, range: KeyRange): boolean {
  if ('beginsWith' in range) return compareUtf8(sortKey, range.beginsWith) > 0 && !sortKey.startsWith(range.beginsWith);
  if ('between' in range) return compareUtf8(sortKey, range.between[1]) > 0;
  if (range.op === 'gt' || range.op === 'gte') return false;
  const order = compareUtf8(sortKey, range.value);
  return range.op === 'lt' ? order >= 0 : order > 0;
}
