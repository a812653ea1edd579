import { Problem } from '#shared/model/problems.ts';
import type { QualityFacts } from '#shared/model/quality/quality.ts';
import type { Language } from '#shared/model/tenant.ts';
import { qualityKey } from '#shared/store/keys/figures.ts';
import type { Item } from '#shared/store/table.ts';
import { may } from '../access/access.ts';
import type { Context } from '../context.ts';
import { maySee } from '../imports/import-access.ts';
import { findEntry, type ImportEntry } from '../imports/import-entry.ts';
import { listResults } from '../imports/work/row-results.ts';
import { loadMany } from '../records/load-many.ts';
import { placementOf } from '../records/record-facts.ts';
import { isLive } from '../records/stored-record.ts';
import { today } from './describe-quality.ts';
import type { FixNext } from './fix-next.ts';
import { rankWork } from './rank-work.ts';

/** Rows that are read at once, and of how many the work is looked for. */
const pageRows = 400;
const mostRows = 2000;

/**
 * What an import left undone, for whoever brought it in: records whose missing and wrong values it owes, whoever has them
 * now. Of a long file the rows are read until there is enough to do.
 * @throws Problem `not_found`
 */
export async function listWorkOfImport(
  context: Context,
  { importId, limit }: { readonly importId: string; readonly limit: number },
  language: Language,
): Promise<FixNext> {
  const entry = await findEntry(context.table, importId);
  if (!entry || !maySee(context, entry)) throw new Problem('not_found');
  const asOf = today(context);
  const { marks, isWhole } = await readMarks(context, entry, asOf, limit);
  const facts = new Map(marks.map(({ pk, facts: known }) => [pk, known as QualityFacts]));
  const records = (await loadMany(context.table, [...facts.keys()])).filter(
    (record) => isLive(record) && may(context.actor, record.object, 'read', placementOf(record)),
  );
  const isWanted = ({ dimension }: { readonly dimension: string }) =>
    dimension === 'completeness' || dimension === 'validity';
  const { data, more } = await rankWork(context, records, facts, { limit, isWanted }, language);
  const ownerId = entry.waiver?.signedBy ?? entry.createdBy;
  const owner = { id: ownerId, name: context.directory.users.get(ownerId)?.name ?? '' };
  return { owner, data, more: more || !isWhole, asOf };
}

/** What is kept of records of which something is to be mended by now. */
async function readMarks(
  { table }: Context,
  { id }: ImportEntry,
  asOf: string,
  limit: number,
): Promise<{ readonly marks: readonly Item[]; readonly isWhole: boolean }> {
  const marks: Item[] = [];
  let rows = 0;
  for await (const page of listResults(table, id, { limit: pageRows })) {
    if (rows >= mostRows || marks.length >= limit) return { marks, isWhole: false };
    rows += page.length;
    const ids = page.flatMap((row) => (row.outcome === 'refused' ? [] : [row.recordId]));
    const found = await table.getMany([...new Set(ids)].map(qualityKey));
    marks.push(...found.filter(({ gsi2sk }) => String(gsi2sk) <= `${asOf}~`));
  }
  return { marks, isWhole: true };
}
