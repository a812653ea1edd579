import type { ObjectName } from '#shared/model/objects/definition.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Table } from '#shared/store/table.ts';
import { isWithin, may, mayThroughCompany } from '../access/access.ts';
import { withoutHidden } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { shownKeysOf } from '../duplicates/match-keys.ts';
import { placementOf, titleOf } from '../records/record-facts.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { followMerges } from '../records/survivor.ts';
import { findHits, type Hit } from './find-hits.ts';
import { findExact, type Rank, rankByName } from './match-search.ts';
import { readSearch, type Search } from './read-search.ts';
import { nameKeysOf } from './search-entry.ts';
import { subtitleOf } from './subtitle.ts';

export interface SearchQuery {
  readonly text: string;
  readonly objects: readonly ObjectName[];
  readonly limit: number;
}

export interface FoundRecord {
  readonly object: ObjectName;
  readonly id: string;
  readonly title: string;
  /** What tells records of one name apart: town, position, client. */
  readonly subtitle: string;
  /** By what it was found; a phone in E.164, an identifier as `<scheme>:<value>`. */
  readonly matched: { readonly kind: string; readonly value: string };
  /** The client whose card shows it. */
  readonly companyId?: string;
}

export interface SearchAnswer {
  readonly data: readonly FoundRecord[];
  /** There may be others: more words, or more letters, find them. */
  readonly more: boolean;
}

/** Records that are read to see whether the actor may know them. */
const mostRead = 100;

/**
 * What the actor may read and what is called so, or has this phone, address or number: that first, then whole words, then
 * beginnings; own records before those of others, the last changed first. Two round trips.
 */
export async function searchRecords(context: Context, query: SearchQuery): Promise<SearchAnswer> {
  const search = readSearch(query.text.trim(), context.tenant.country);
  const { hits, more } = await findHits(context.table, search);
  const wanted = hits.filter((hit) => query.objects.includes(hit.object)).sort(byChance(context));
  const read = wanted.slice(0, mostRead);
  const records = await loadRecords(context.table, read);
  const found = read
    .flatMap((hit) => judge(context, search, records, hit))
    .sort((one, other) => compare(orderOf(context, one), orderOf(context, other)));
  return {
    data: found.slice(0, query.limit).map(({ answer }) => answer),
    more: more || wanted.length > read.length || found.length > query.limit,
  };
}

/** What the actor can surely read comes before what they might, so that hidden records do not crowd it out. */
function byChance(context: Context) {
  const chanceOf = (hit: Hit) => [
    hit.rank === 3 || isSurelyReadable(context, hit) ? 0 : 1,
    -hit.rank,
    hit.entry?.ownerId === context.actor.id ? 0 : 1,
  ];
  // Ids grow with time.
  return (one: Hit, other: Hit) => compare([...chanceOf(one), other.id], [...chanceOf(other), one.id]);
}

function isSurelyReadable({ actor }: Context, { entry }: Hit): boolean {
  return entry !== undefined && may(actor, entry.object, 'read', entry);
}

/** With the clients that they hang on, in one wave. */
async function loadRecords(table: Table, hits: readonly Hit[]): Promise<ReadonlyMap<string, StoredRecord>> {
  const ids = new Set(hits.flatMap(({ id, companyId }) => [id, ...(companyId === undefined ? [] : [companyId])]));
  if (ids.size === 0) return new Map();
  const items = await table.getMany([...ids].map(recordKey));
  const records = items.map(fromItem);
  const merged = records.filter(({ mergedInto }) => mergedInto !== undefined);
  const survivors = await Promise.all(merged.map((record) => followMerges(table, record)));
  return new Map([
    ...records.map((record) => [record.id, record] as const),
    // What hangs on a client that was merged is moved to its survivor within moments, and belongs to it at once.
    ...merged.flatMap(({ id }, at) => (survivors[at] ? [[id, survivors[at]] as const] : [])),
  ]);
}

interface Found {
  readonly rank: Rank;
  readonly record: StoredRecord;
  readonly answer: FoundRecord;
}

/** The index only hints: what counts is the record, as the actor sees it. */
function judge(
  context: Context,
  search: Search,
  records: ReadonlyMap<string, StoredRecord>,
  { id, object }: Hit,
): readonly Found[] {
  const record = records.get(id);
  if (!record || record.id !== id || !isLive(record)) return [];
  const company = records.get(String(record.data.companyId));
  if (!isReadable(context, record, company)) return [];
  const definition = context.directory.definitions[object];
  const data = withoutHidden(context.actor, object, record.data);
  const exact = findExact(search, shownKeysOf(object, data));
  const rank = exact ? 3 : rankByName(search, nameKeysOf(definition, data));
  if (rank === 0) return [];
  const title = titleOf(definition, data);
  const readableCompany = company && isReadable(context, company, undefined) ? company : undefined;
  const answer: FoundRecord = {
    object,
    id,
    title,
    subtitle: subtitleOf(object, data, readableCompany),
    matched: exact ? { kind: exact.key.kind, value: exact.shown } : { kind: 'name', value: title },
    ...(readableCompany && { companyId: readableCompany.id }),
  };
  return [{ rank, record, answer }];
}

/** Access follows the client. */
function isReadable({ actor }: Context, record: StoredRecord, company: StoredRecord | undefined): boolean {
  if (may(actor, record.object, 'read', placementOf(record))) return true;
  return company !== undefined && mayThroughCompany(actor, record.object, 'read', placementOf(company));
}

function orderOf(context: Context, { rank, record }: Found) {
  const isOwn = isWithin(context.actor, 'own', placementOf(record));
  return [-rank, isOwn ? 0 : 1, -Date.parse(record.updatedAt), record.id];
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (const [at, value] of one.entries()) {
    const rival = other[at] ?? value;
    if (value !== rival) return value < rival ? -1 : 1;
  }
  return 0;
}
