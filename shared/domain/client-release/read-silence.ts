import { isTwoWay } from '#shared/model/quality/ageing.ts';
import { cardSections, openSectionOf } from '#shared/store/record-index-keys.ts';
import type { KeyRange, Page, Table } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { findSince } from '../duplicates/disclose.ts';
import { dayIn } from '../organisation/calendar.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import { fromItem } from '../records/record-item.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { Silence } from './next-step.ts';

/** Where what hangs on a client is found: its own part of the index, and of what is still being brought over to it. */
function partitionsOf({ id, absorbed = [] }: StoredRecord): readonly string[] {
  return [id, ...absorbed];
}

/**
 * Since when nothing was heard of a client that its account manager has.
 * @param enough a silence that began on this day or later is too short to be looked at: nothing is answered
 */
export async function readSilence(
  context: Context,
  company: StoredRecord,
  enough: string,
): Promise<Silence | undefined> {
  const { table, tenant, now } = context;
  const dayOf = (moment: string) => dayIn(tenant.timeZone, new Date(moment));
  const created = dayOf(company.createdAt);
  if (created >= enough) return undefined;
  const heard = await Promise.all(partitionsOf(company).map((pk) => findLastContact(table, pk, now().toISOString())));
  const last = heard
    .flatMap((moment) => moment ?? [])
    .sort()
    .at(-1);
  const since = last === undefined ? created : dayOf(last);
  if (since >= enough) return undefined;
  const began = await findSince(table, company);
  const from = [since, began].sort().at(-1) as string;
  return from >= enough ? undefined : { managerId: ownerIdOf(company), since, from };
}

/** When something was heard last; what is only planned does not count. */
async function findLastContact(table: Table, pk: string, now: string): Promise<string | undefined> {
  const sk: KeyRange = { between: [cardSections.activities, `${cardSections.activities}${now}~`] };
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({
      index: 'gsi1',
      pk,
      sk,
      reverse: true,
      limit: 50,
      ...(startAfter && { startAfter }),
    });
    const found = page.items.map(fromItem).find(({ data }) => isTwoWay(data));
    if (found) return String(found.data.at);
    startAfter = page.next;
  } while (startAfter);
  return undefined;
}

/** An open deal, a debt or an open case: whoever has those keeps the client. */
export async function isHeld({ table }: Pick<Context, 'table'>, company: StoredRecord): Promise<boolean> {
  const sections = (['deals', 'invoices', 'cases'] as const).map(openSectionOf);
  const pages = await Promise.all(
    partitionsOf(company).flatMap((pk) =>
      sections.map((beginsWith) => table.query({ index: 'gsi1', pk, sk: { beginsWith }, limit: 1 })),
    ),
  );
  return pages.some(({ items }) => items.length > 0);
}
