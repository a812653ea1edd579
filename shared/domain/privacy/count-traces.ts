import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { matchStateKey, pairMarkPrefix } from '#shared/store/keys/matching.ts';
import { attachmentPrefix, removedAttachmentPrefix } from '#shared/store/keys/records.ts';
import type { Context } from '../context.ts';
import type { MatchState } from '../duplicates/match-state.ts';
import { loadMany } from '../records/load-many.ts';
import { listOrigins } from '../records/origins.ts';
import { listNaming } from '../records/person-links.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { fieldsThatGo, isAbout, isRetired } from './about.ts';
import type { ErasureCounts } from './erasures.ts';
import { namesPerson } from './names-person.ts';
import { countTelling } from './redact-history.ts';

/** Where a person has left traces, also under the ids that were merged into this one, before they are erased; it changes nothing. */
export async function countTraces(
  context: Context,
  definition: ObjectDefinition,
  person: StoredRecord,
): Promise<ErasureCounts> {
  const [, ...merged] = await listOrigins(context.table, person);
  const records = [person, ...(await loadMany(context.table, merged))];
  const counts = await Promise.all(records.map((record) => countTracesOf(context, definition, record)));
  return counts.reduce(addCounts);
}

function addCounts(one: ErasureCounts, other: ErasureCounts): ErasureCounts {
  return {
    fields: one.fields + other.fields,
    history: one.history + other.history,
    records: addByObject(one.records, other.records),
    kept: addByObject(one.kept, other.kept),
    mentions: [...one.mentions, ...other.mentions].slice(0, mostMentions),
    files: one.files + other.files,
    search: one.search + other.search,
    matchKeys: one.matchKeys + other.matchKeys,
    pairs: one.pairs + other.pairs,
  };
}

type ByObject = Readonly<Record<string, number>>;

function addByObject(one: ByObject, other: ByObject): ByObject {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}

async function countTracesOf(
  context: Context,
  definition: ObjectDefinition,
  person: StoredRecord,
): Promise<ErasureCounts> {
  const { table } = context;
  const { id, data } = person;
  const fields = fieldsThatGo(definition);
  const isMeant = (field: string) => fields.includes(field) || isRetired(definition, field);
  const [history, state, marks, files, linked] = await Promise.all([
    countTelling(table, id, isMeant),
    table.get(matchStateKey(id), { consistent: true }),
    table.query({ pk: id, sk: { beginsWith: pairMarkPrefix }, consistent: true }),
    countFiles(table, id),
    countNaming(context, definition, person),
  ]);
  const { keys = [], entry } = (state?.state ?? {}) as Partial<MatchState>;
  return {
    fields: Object.keys(data).filter(isMeant).length,
    history,
    ...linked,
    files,
    search: entry?.keys.length ?? 0,
    matchKeys: keys.length,
    pairs: marks.items.length,
  };
}

/** As many as somebody looks at one by one. */
const mostMentions = 50;

async function countNaming(
  context: Context,
  definition: ObjectDefinition,
  person: StoredRecord,
): Promise<Pick<ErasureCounts, 'records' | 'kept' | 'mentions'>> {
  const { table, directory } = context;
  const records: Record<string, number> = {};
  const kept: Record<string, number> = {};
  const mentions: { readonly object: string; readonly id: string }[] = [];
  for await (const page of listNaming(table, directory.definitions, person.id)) {
    for (const record of page) {
      const goes = await isAbout(context, record, person.id);
      const counts = goes ? records : kept;
      const { object, id } = record;
      counts[object] = (counts[object] ?? 0) + 1;
      const isMention = namesPerson(definition, person.data, textsThatStay(context, record, goes).join(' '));
      if (isMention && mentions.length < mostMentions) mentions.push({ object, id });
    }
  }
  return { records, kept, mentions };
}

/** @param goes the personal fields of the record are erased */
function textsThatStay({ directory }: Context, { object, data }: StoredRecord, goes: boolean): readonly string[] {
  const texts = directory.definitions[object].fields.filter(({ type }) => type === 'text' || type === 'longText');
  return texts
    .filter(({ personal }) => !(goes && personal))
    .flatMap(({ name }) => (data[name] as string | undefined) ?? []);
}

async function countFiles(table: Context['table'], id: string): Promise<number> {
  const count = async (prefix: string) => (await table.query({ pk: id, sk: { beginsWith: prefix } })).items.length;
  const counts = await Promise.all([attachmentPrefix, removedAttachmentPrefix].map(count));
  return counts.reduce((sum, one) => sum + one, 0);
}
