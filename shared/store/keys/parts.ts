/** What keys are put together from; `keys/*.ts` beside this file build all keys of the single table, and nothing else builds any. */

import type { KeyRange } from '../table.ts';

/** Only the last part may hold the separator, so that no two different lists of parts give one key. */
export function join(...parts: readonly string[]): string {
  for (const [position, part] of parts.entries()) {
    if (part === '') throw new Error(`part ${position + 1} of the key "${parts.join('#')}" is empty`);
    if (position < parts.length - 1 && part.includes('#')) throw new Error(`part "${part}" of a key holds a "#"`);
  }
  return parts.join('#');
}

export function padNumber(value: number, digits: number): string {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`${value} cannot stand in a key: not a whole number from 0`);
  return String(value).padStart(digits, '0');
}

/** Sort key of a list by date or change: `<value>#<id>`. */
export function valueSortKey(value: string, id: string): string {
  return join(value, id);
}

/** Behind every date, so that undated work comes last and no date range meets it. */
export const noDate = '~';

const behindSeparator = '$';

/** The range of `<value>#<id>` sort keys whose value (a date or a time) compares so with the given one. */
export function valueRange(op: 'eq' | 'lt' | 'lte' | 'gt' | 'gte', value: string): KeyRange {
  switch (op) {
    case 'eq':
      return { beginsWith: `${value}#` };
    case 'lt':
      return { op: 'lt', value };
    case 'lte':
      return { op: 'lt', value: value + behindSeparator };
    case 'gt':
      return { between: [value + behindSeparator, noDate] };
    case 'gte':
      return { between: [value, noDate] };
  }
}

/** Cuts the id off a sort key of the form `<value>#<id>`. */
export function idOfSortKey(sortKey: string): string {
  return sortKey.slice(sortKey.lastIndexOf('#') + 1);
}
