import type { Page, Query, Table } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { findCandidates } from '../duplicates/find-candidates.ts';
import { type FoundMatch, findMatches } from '../duplicates/find-matches.ts';
import { isOfSisters } from '../duplicates/find-related.ts';
import { inLanes } from '../in-lanes.ts';
import { type RowSubject, tellingKeysOf } from './compare-rows.ts';
import type { ReadAhead } from './read-ahead.ts';

/** Rows that are looked at at once: each of them waits for the table. */
const lanes = 32;

/** Records that are read for a row. */
const mostScored = 20;

/** Of each row, the records of its kind that may be the same, the surest first, whoever may see them. */
export async function findInTable(
  { directory: { frequencies } }: Pick<Context, 'directory'>,
  ahead: ReadAhead,
  subjects: readonly RowSubject[],
): Promise<ReadonlyMap<number, readonly FoundMatch[]>> {
  const table = rememberQueries(ahead);
  const found = new Map<number, readonly FoundMatch[]>();
  await inLanes(subjects, lanes, async (subject) => {
    const candidates = await findCandidates(table, undefined, tellingKeysOf(subject), mostScored);
    const matches = findMatches(subject, candidates, { frequencies }).filter(
      (one) => one.record.object === subject.object && !isOfSisters(subject, one),
    );
    if (matches.length > 0) found.set(subject.row, matches);
  });
  return found;
}

/** Rows of one file share towns, domains and phones: what was asked is not asked again. */
function rememberQueries(table: ReadAhead): Table {
  const asked = new Map<string, Promise<Page>>();
  return {
    ...table,
    query(query: Query) {
      const name = JSON.stringify([query.pk, query.limit]);
      const page = asked.get(name) ?? table.query(query);
      asked.set(name, page);
      return page;
    },
  };
}
