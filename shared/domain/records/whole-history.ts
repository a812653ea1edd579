import { Problem } from '#shared/model/problems.ts';
import { auditPartition } from '#shared/store/keys/history.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { type HistoryPage, type HistoryQuery, isPlace, readHistory, toEvent } from './audit.ts';

/** By record the place behind which its history goes on; null: there is no more of it. */
type Places = Readonly<Record<string, string | null>>;

interface Source {
  readonly id: string;
  readonly waiting: Item[];
  /** There is more in the table than was read. */
  readonly isOpen: boolean;
  place: string | null | undefined;
}

/**
 * The histories of several records as one, newest first; each event of another record than the first says whose it is.
 * A page reads each of them behind the cursor, which holds where each stands, in one wave.
 * @throws Problem `query.invalid`
 */
export async function readWholeHistory(
  table: Table,
  ids: readonly string[],
  { limit, cursor }: HistoryQuery,
): Promise<HistoryPage> {
  const [own = ''] = ids;
  if (ids.length === 1) return readHistory(table, own, { limit, cursor });
  const places = cursor === undefined ? {} : decodePlaces(cursor);
  const sources = await Promise.all(ids.map((id) => openSource(table, id, places[id], limit)));
  const taken = take(sources, limit);
  return {
    data: taken.map(({ id, item }) => ({ ...toEvent(item), ...(id !== own && { recordId: id }) })),
    page: { next: encodePlaces(sources) },
  };
}

async function openSource(table: Table, id: string, place: string | null | undefined, limit: number): Promise<Source> {
  if (place === null) return { id, waiting: [], isOpen: false, place };
  const { items, next } = await table.query({
    pk: auditPartition(id),
    reverse: true,
    limit,
    consistent: true,
    ...(place !== undefined && { sk: { op: 'lt', value: place } }),
  });
  return { id, waiting: [...items], isOpen: next !== undefined, place };
}

function take(sources: readonly Source[], limit: number) {
  const taken: { readonly id: string; readonly item: Item }[] = [];
  while (taken.length < limit) {
    const [source] = sources
      .filter(({ waiting }) => waiting.length > 0)
      .sort((one, other) => (momentOf(one) > momentOf(other) ? -1 : 1));
    const item = source?.waiting.shift();
    if (!source || !item) break;
    source.place = item.sk;
    taken.push({ id: source.id, item });
  }
  return taken;
}

function momentOf({ waiting }: Source): string {
  return String(waiting[0]?.at);
}

function encodePlaces(sources: readonly Source[]): string | null {
  const isOver = ({ waiting, isOpen }: Source) => waiting.length === 0 && !isOpen;
  if (sources.every(isOver)) return null;
  const places = Object.fromEntries(sources.map((source) => [source.id, isOver(source) ? null : source.place]));
  return Buffer.from(JSON.stringify(places)).toString('base64url');
}

/** @throws Problem `query.invalid` */
function decodePlaces(cursor: string): Places {
  const refused = new Problem('query.invalid', { params: { parameter: 'cursor' } });
  let places: unknown;
  try {
    places = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refused;
  }
  const isMap = typeof places === 'object' && places !== null && !Array.isArray(places);
  if (!isMap || !Object.values(places as object).every((place) => place === null || isPlace(place))) throw refused;
  return places as Places;
}
