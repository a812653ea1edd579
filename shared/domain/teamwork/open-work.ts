import { definitions } from '#shared/model/objects/registry.ts';
import { idOfSortKey } from '#shared/store/keys/parts.ts';
import { cardSections } from '#shared/store/record-index-keys.ts';
import type { KeyRange, Page } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { loadMany } from '../records/load-many.ts';
import { openStateOf, ownerIdOf } from '../records/record-facts.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';

/** The sections of a card that hold open work and contacts. */
const workRange: KeyRange = { between: ['P#', 'X~'] };

/** What goes with its client: open work, contacts, and what is planned; what is over stays with who did it. */
export function goesAlong(record: StoredRecord, now: string): boolean {
  const { listBy, coManaged, date = '', work, person } = definitions[record.object];
  if (!isLive(record)) return false;
  if (listBy === 'date') return coManaged === 'all' && String(record.data[date]) > now;
  return work ? openStateOf(record) !== undefined : person !== undefined;
}

/** Of one client, what somebody has that goes along, as it is now. The index may be a moment behind: the record decides. */
export async function listOpenWork(
  context: Context,
  companyId: string,
  ownerId: string,
): Promise<readonly StoredRecord[]> {
  const now = context.now().toISOString();
  const ids = [
    ...(await listIds(context, companyId, workRange)),
    ...(await listIds(context, companyId, { between: [`${cardSections.activities}${now}`, 'A~'] })),
  ];
  const records = await loadMany(context.table, ids);
  return records.filter((record) => ownerIdOf(record) === ownerId && goesAlong(record, now));
}

async function listIds({ table }: Context, companyId: string, sk: KeyRange): Promise<readonly string[]> {
  const ids: string[] = [];
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({ index: 'gsi1', pk: companyId, sk, ...(startAfter && { startAfter }) });
    ids.push(...page.items.map((item) => idOfSortKey(String(item.gsi1sk))));
    startAfter = page.next;
  } while (startAfter);
  return ids;
}
