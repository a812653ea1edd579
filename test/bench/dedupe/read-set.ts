import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Facts } from '#shared/domain/duplicates/model/profile.ts';
import { columnsOf, type FieldMap, toFacts } from './field-map.ts';
import { readCsv } from './read-csv.ts';

export interface LabelledSet {
  readonly name: string;
  /** The set that the map was made for. */
  readonly mapName: string;
  readonly map: FieldMap;
  /** In the order in which the records came in. */
  readonly ids: readonly string[];
  readonly facts: readonly Facts[];
  readonly sources: readonly string[];
  /** Places of records that are the same. */
  readonly pairs: readonly (readonly [number, number])[];
}

const maps = import.meta.dirname;

/** @param wanted name of the map: that of another set with these columns; without it that of the folder, or the one whose columns the set has */
export function readSet(folder: string, wanted?: string): LabelledSet {
  const rows = readCsv(readFileSync(join(folder, 'records.csv'), 'utf8'));
  const { map, mapName } = findMap(wanted ?? basename(folder), Object.keys(rows[0] ?? {}), wanted !== undefined);
  const { order } = map;
  const sorted = order ? rows.toSorted((one, other) => compare(one[order] ?? '', other[order] ?? '')) : rows;
  const ids = sorted.map((row) => row.id ?? '');
  const placeOf = new Map(ids.map((id, at) => [id, at]));
  const pairs = readCsv(readFileSync(join(folder, 'pairs.csv'), 'utf8')).map(({ id1, id2 }): [number, number] => [
    placeOf.get(id1 ?? '') as number,
    placeOf.get(id2 ?? '') as number,
  ]);
  return {
    name: basename(folder),
    mapName,
    map,
    ids,
    facts: sorted.map((row) => toFacts(map, row)),
    sources: sorted.map((row) => (map.source ? (row[map.source] ?? '') : '')),
    pairs,
  };
}

function findMap(name: string, columns: readonly string[], isMeant: boolean) {
  const files = readdirSync(maps).filter((file) => file.endsWith('.json'));
  const read = (file: string) => ({
    mapName: basename(file, '.json'),
    map: JSON.parse(readFileSync(join(maps, file), 'utf8')) as FieldMap,
  });
  if (files.includes(`${name}.json`)) return read(`${name}.json`);
  const fitting = isMeant
    ? []
    : files.map(read).filter(({ map }) => columnsOf(map).every((column) => columns.includes(column)));
  const best = fitting.toSorted((one, other) => columnsOf(other.map).length - columnsOf(one.map).length)[0];
  if (!best) throw new Error(`no field map ${name}.json, and none whose columns are all in ${columns.join(', ')}`);
  return best;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
