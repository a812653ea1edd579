import { Problem } from '#shared/model/problems.ts';
import { decodeCursor, encodeCursor, InvalidCursor } from '#shared/store/cursor.ts';
import { auditKey } from '#shared/store/keys/history.ts';
import type { Table } from '#shared/store/table.ts';
import { type AuditEvent, readHistory } from '../records/audit.ts';
import { auditIdOf } from './entries.ts';
import { listPersonEvents, type PersonEvent } from './person-events.ts';

export interface UserHistory {
  readonly data: readonly (AuditEvent | (PersonEvent & Pick<AuditEvent, 'changes' | 'reason'>))[];
  readonly page: { readonly next: string | null };
}

/** Behind every version, and behind every event. */
const newest = { version: '9999999999', place: '~' };

/**
 * How the person's entry was changed, and what the person took out, newest first.
 * @throws Problem `query.invalid`
 */
export async function readUserHistory(
  table: Table,
  id: string,
  query: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<UserHistory> {
  const after = readCursor(id, query.cursor);
  const [versions, happened] = await Promise.all([
    readHistory(table, auditIdOf('users', id), { limit: query.limit, cursor: after.version }),
    listPersonEvents(table, id, { limit: query.limit, range: { op: 'lt', value: after.place } }),
  ]);
  const changes = versions.data.map((event) => ({ event, mark: { version: auditKey(id, event.version).sk } }));
  const doings = happened.events.map(({ event, place }) => ({
    event: { ...event, changes: [], reason: null },
    mark: { place },
  }));
  const shown = mergeByTime(changes, doings).slice(0, query.limit);
  const isMore = changes.length + doings.length > shown.length || versions.page.next !== null || happened.more;
  const last: typeof newest = Object.assign({}, after, ...shown.map(({ mark }) => mark));
  return {
    data: shown.map(({ event }) => event),
    page: { next: isMore ? encodeCursor({ sk: last.version, id: last.place }, fingerprintOf(id)) : null },
  };
}

interface Timed {
  readonly event: { readonly at: string };
}

/** Keeps the order of each: clocks of two functions may differ, and a page must end where the next one begins. */
function mergeByTime<One extends Timed, Other extends Timed>(
  ones: readonly One[],
  others: readonly Other[],
): readonly (One | Other)[] {
  const merged: (One | Other)[] = [];
  let [at, otherAt] = [0, 0];
  for (;;) {
    const [one, other] = [ones[at], others[otherAt]];
    if (!one || !other) return [...merged, ...ones.slice(at), ...others.slice(otherAt)];
    const isFirst = one.event.at >= other.event.at;
    merged.push(isFirst ? one : other);
    if (isFirst) at += 1;
    else otherAt += 1;
  }
}

function readCursor(id: string, cursor: string | undefined): typeof newest {
  if (cursor === undefined) return newest;
  try {
    const { sk: version, id: place } = decodeCursor(cursor, fingerprintOf(id));
    return { version, place };
  } catch (error) {
    throw error instanceof InvalidCursor ? new Problem('query.invalid', { params: { parameter: 'cursor' } }) : error;
  }
}

function fingerprintOf(id: string): string {
  return `history ${id}`;
}
