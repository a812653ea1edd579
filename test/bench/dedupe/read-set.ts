import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Facts } from '#shared/domain/duplicates/model/profile.ts';
import { columnsOf, type FieldMap, toFacts } from './field-map.ts';
import { readCsv } from './read-csv.ts';
import { type Schema, toFieldMap } from './schema.ts';

export interface LabelledSet {
  readonly name: string;
  /** The set that the map was made for; that of a schema has none. */
  readonly mapName: string | undefined;
  readonly map: FieldMap;
  /** In the order in which the records came in. */
  readonly ids: readonly string[];
  readonly facts: readonly Facts[];
  readonly sources: readonly string[];
  /** Places of records that are the same. */
  readonly pairs: readonly (readonly [number, number])[];
}

type Row = Readonly<Record<string, string>>;
interface Wanted {
  /** Name of a map that stands here. */
  readonly map?: string | undefined;
  /** Path of a schema. */
  readonly schema?: string | undefined;
}

const maps = import.meta.dirname;

/**
 * A folder with `records.csv` and `pairs.csv`. Its columns are explained by the map or schema that is wanted, else by its own
 * `schema.json`, else by the map of its name, else by one all of whose columns it has.
 */
export function readSet(folder: string, wanted: Wanted = {}): LabelledSet {
  const rows = readRows(join(folder, 'records.csv'));
  const { map, mapName } = explain(folder, rows, wanted);
  const { order, source } = map;
  const sorted = order ? rows.toSorted((one, other) => compare(one[order] ?? '', other[order] ?? '')) : rows;
  const ids = sorted.map(idOf);
  return {
    name: basename(folder),
    mapName,
    map,
    ids,
    facts: sorted.map((row) => toFacts(map, row)),
    sources: sorted.map((row) => (source ? (row[source] ?? '') : '')),
    pairs: readPairs(join(folder, 'pairs.csv'), new Map(ids.map((id, at) => [id, at]))),
  };
}

function readRows(path: string): readonly Row[] {
  return readCsv(readFileSync(path, 'utf8'));
}

function idOf(row: Row, at: number): string {
  return row.id?.trim() || Object.values(row)[0]?.trim() || `row ${at + 1}`;
}

/** Those whose records are there, each once. */
function readPairs(path: string, placeOf: ReadonlyMap<string, number>): readonly (readonly [number, number])[] {
  if (!existsSync(path)) return [];
  const pairs = readRows(path).flatMap((row): readonly [string, [number, number]][] => {
    const [first, second] = Object.values(row);
    const one = placeOf.get((row.id1 ?? first ?? '').trim());
    const other = placeOf.get((row.id2 ?? second ?? '').trim());
    if (one === undefined || other === undefined || one === other) return [];
    const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
    return [[`${earlier} ${later}`, [earlier, later]]];
  });
  return [...new Map(pairs).values()];
}

function explain(folder: string, rows: readonly Row[], { map, schema }: Wanted) {
  const columns = Object.keys(rows[0] ?? {});
  const own = join(folder, 'schema.json');
  const path = schema ?? (map === undefined && existsSync(own) ? own : undefined);
  if (path === undefined) return findMap(map ?? basename(folder), columns, map !== undefined);
  return { map: toFieldMap(readJson(path) as Schema, columns, rows), mapName: undefined };
}

function findMap(name: string, columns: readonly string[], isMeant: boolean) {
  const files = readdirSync(maps).filter((file) => file.endsWith('.json'));
  const read = (file: string) => ({ mapName: basename(file, '.json'), map: readJson(join(maps, file)) as FieldMap });
  if (files.includes(`${name}.json`)) return read(`${name}.json`);
  const fitting = isMeant
    ? []
    : files.map(read).filter(({ map }) => columnsOf(map).every((column) => columns.includes(column)));
  const best = fitting.toSorted((one, other) => columnsOf(other.map).length - columnsOf(one.map).length)[0];
  if (!best)
    throw new Error(`no schema.json, no field map ${name}.json, and none for the columns ${columns.join(', ')}`);
  return best;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
