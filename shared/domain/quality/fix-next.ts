import { toThousandths } from '#shared/model/money.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { QualityFacts } from '#shared/model/quality/quality.ts';
import type { Language } from '#shared/model/tenant.ts';
import { everyDay, ownerPartition, recordKey } from '#shared/store/keys.ts';
import type { Item, KeyRange, Table } from '#shared/store/table.ts';
import { may } from '../access/access.ts';
import { isHidden } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { type Money, weighClients } from '../duplicates/at-stake.ts';
import { fromItem, isLive, ownerIdOf, placementOf, type StoredRecord, titleOf } from '../records/record-item.ts';
import { describeQuality, type QualityIssue, today } from './describe-quality.ts';
import { peopleWithin } from './reach.ts';
import { ownFacts } from './scored.ts';

export interface FixNext {
  readonly owner: { readonly id: string; readonly name: string };
  readonly data: readonly {
    readonly object: string;
    readonly id: string;
    readonly title: string;
    readonly score: number;
    /** What mending everything adds to the score. */
    readonly gain: number;
    readonly atStake: readonly Money[];
    readonly issues: readonly QualityIssue[];
  }[];
  /** There may be others: not everything that waits was read. */
  readonly more: boolean;
  readonly asOf: string;
}

/**
 * What the owner of records should mend first: what gains the most, and of that what the most money depends on. Two
 * queries of what always costs and of what has grown old, then the records, then what is at stake: three round trips.
 * @param ownerId absent: the caller
 * @throws Problem `not_found` for somebody whose work the caller may not look at
 */
export async function listFixNext(
  context: Context,
  { ownerId = context.actor.id, limit }: { readonly ownerId?: string | undefined; readonly limit: number },
  language: Language,
): Promise<FixNext> {
  const user = peopleWithin(context).includes(ownerId) ? context.directory.users.get(ownerId) : undefined;
  if (!user) throw new Problem('not_found');
  const asOf = today(context);
  const [always, aged] = await Promise.all([
    readWork(context.table, ownerId, { beginsWith: `${everyDay}#` }, limit),
    readWork(context.table, ownerId, { between: [`${everyDay}~`, `${asOf}~`] }, limit),
  ]);
  const waiting = [...always, ...aged];
  const records = await loadOwn(
    context,
    ownerId,
    waiting.map(({ pk }) => pk),
  );
  const facts = new Map(waiting.map((item) => [item.pk, item.facts as QualityFacts]));
  const scored = records.map((record) => {
    const definition = context.directory.definitions[record.object];
    const known = { ...facts.get(record.id), ...ownFacts(record) };
    const { score, issues } = describeQuality(context, definition, record, known, language);
    const title = titleOf(definitions[record.object], record.data);
    return { object: record.object, id: record.id, title, score, gain: 100 - score, issues };
  });
  const wanted = scored.filter(({ issues }) => issues.length > 0).toSorted((one, other) => other.gain - one.gain);
  const told = wanted.slice(0, limit);
  const stakes = await weighRecords(context, records, new Set(told.map(({ id }) => id)));
  const money = (id: string) =>
    toThousandths(stakes.get(id)?.find(({ currency }) => currency === context.tenant.currency)?.amount ?? '0');
  return {
    owner: { id: user.id, name: user.name },
    data: told
      .toSorted((one, other) => other.gain - one.gain || money(other.id) - money(one.id))
      .map((one) => ({ ...one, atStake: stakes.get(one.id) ?? [] })),
    more: wanted.length > limit || always.length === limit || aged.length === limit,
    asOf,
  };
}

async function readWork(table: Table, ownerId: string, sk: KeyRange, limit: number): Promise<readonly Item[]> {
  const { items } = await table.query({ index: 'gsi2', pk: ownerPartition('quality', ownerId), sk, limit });
  return items;
}

/** The index follows the table within moments: what is another's by now, or gone, is left out. */
async function loadOwn(context: Context, ownerId: string, ids: readonly string[]): Promise<readonly StoredRecord[]> {
  const items = await context.table.getMany(ids.map(recordKey));
  return items
    .map(fromItem)
    .filter((record) => isLive(record) && ownerIdOf(record) === ownerId)
    .filter((record) => may(context.actor, record.object, 'read', placementOf(record)));
}

/** What a document comes to, or of a client what is open. */
async function weighRecords(
  context: Context,
  records: readonly StoredRecord[],
  told: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly Money[]>> {
  const shown = records.filter(({ id }) => told.has(id));
  const clients = shown.filter(({ object }) => object === 'companies').map(({ id }) => id);
  const others = shown.flatMap((record) => {
    const money = worthOf(context, record);
    return money ? [[record.id, [money]] as const] : [];
  });
  return new Map([...(await weighClients(context, clients)), ...others]);
}

function worthOf({ actor }: Context, { object, data }: StoredRecord): Money | undefined {
  const field = ['total', 'amount'].find((name) => typeof data[name] === 'string' && !isHidden(actor, object, name));
  const amount = field === undefined ? undefined : String(data[field]);
  return amount === undefined || typeof data.currency !== 'string' ? undefined : { amount, currency: data.currency };
}
