import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Context } from '../../context.ts';
import { findLeader } from '../../duplicates/leader.ts';
import type { Band } from '../../duplicates/model/bands.ts';
import { writeProbe } from '../../duplicates/probes.ts';
import { ownerIdOf, titleOf } from '../../records/record-facts.ts';
import { fromItem } from '../../records/record-item.ts';
import { isLive } from '../../records/stored-record.ts';
import type { LookAlike, PlanRow } from '../plan/plan-row.ts';
import { loadReadable } from './find-records.ts';
import { readAhead } from './read-ahead.ts';

/** What a reader learns of a record that a row may be the same as; of one that they may not read only who answers for it. */
export interface ToldLookAlike {
  /** 0–1 */
  readonly score: number;
  readonly band: Band;
  /** Another row of the file. */
  readonly row?: number;
  readonly id?: string;
  readonly title?: string;
  readonly accountManager?: { readonly id: string; readonly name: string } | null;
}

export type TellLookAlikes = (lookAlikes: readonly LookAlike[]) => readonly ToldLookAlike[];

/** Two batches for all the rows, and the clients of people who are hidden. */
export async function readLookAlikes(
  context: Context,
  definition: ObjectDefinition,
  rows: readonly PlanRow[],
): Promise<TellLookAlikes> {
  const ids = idsIn(rows);
  if (ids.length === 0) return (lookAlikes) => lookAlikes;
  const ahead = readAhead(context.table);
  const reading = { ...context, table: ahead };
  const readable = await loadReadable(reading, ahead, ids);
  const items = await ahead.getMany(ids.filter((id) => !readable.has(id)).map(recordKey));
  const hidden = await Promise.all(
    items
      .map(fromItem)
      .filter(isLive)
      .map(async (record) => [record.id, (await findLeader(reading, record)).accountManager] as const),
  );
  const leaders = new Map(hidden);
  const nameOf = (id: string) => ({ id, name: context.directory.users.get(id)?.name ?? '' });
  return (lookAlikes) =>
    lookAlikes.map((one) => {
      if ('row' in one) return one;
      const { id, ...match } = one;
      const record = readable.get(id);
      if (!record) return { ...match, accountManager: leaders.get(id) ?? null };
      return { ...match, id, title: titleOf(definition, record.data), accountManager: nameOf(ownerIdOf(record)) };
    });
}

/** Records named by one note: more than that is one look at all of them. */
const mostNoted = 200;

/**
 * That a plan tells of records which its maker may not read is noted, as it is for who types in one record.
 * @returns whether there was something to note
 */
export async function noteHidden(
  context: Context,
  { name: object }: ObjectDefinition,
  rows: readonly PlanRow[],
): Promise<boolean> {
  const ids = idsIn(rows);
  if (ids.length === 0) return false;
  const ahead = readAhead(context.table);
  const readable = await loadReadable({ ...context, table: ahead }, ahead, ids);
  const hidden = ids.filter((id) => !readable.has(id)).slice(0, mostNoted);
  if (hidden.length === 0) return false;
  await context.table.transact([
    writeProbe(
      context,
      hidden.map((id) => ({ object, id })),
    ),
  ]);
  return true;
}

function idsIn(rows: readonly PlanRow[]): readonly string[] {
  const all = rows.flatMap((row) => ('lookAlikes' in row && row.lookAlikes) || []);
  return [...new Set(all.flatMap((one) => ('id' in one ? [one.id] : [])))];
}
