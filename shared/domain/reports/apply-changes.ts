import { isDeepStrictEqual } from 'node:util';
import type { Definitions } from '#shared/model/objects/registry.ts';
import { contributionKey } from '#shared/store/keys/figures.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import { type Item, type Table, WriteConflict } from '#shared/store/table.ts';
import { compareUtf8 } from '#shared/store/utf8-order.ts';
import { loadDefinitions } from '../organisation/field-set.ts';
import { type Heard, isHeardOf, listTalks } from '../quality/heard.ts';
import { readFacts } from '../quality/read-facts.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { type Contribution, contributionOf, isNothing, type Kept, type Step, writesOf } from './contribution-step.ts';
import { generation, isCounted } from './contributions.ts';

/** What a transaction holds. */
const mostWrites = 100;
const recordsAtOnce = 100;
const maxAttempts = 8;

/** What records are counted with. */
interface Counting {
  readonly table: Table;
  readonly timeZone: string;
  /** Read beside the records. */
  readonly definitions: Promise<Definitions>;
  readonly heard: Heard;
  /** Records that may count for something else though they did not change. */
  readonly around: ReadonlySet<string>;
}

/** What happened to a record, or beside it. */
export interface FigureChange {
  readonly id: string;
  readonly type: string;
}

/** Whether a change of such an item can change a figure. */
function concernsFigures({ type }: FigureChange): boolean {
  return isCounted(type) || type === 'activities' || type === 'pair-mark';
}

/**
 * As the stream tells: a record that was counted in its version is only looked at again for what happened beside it.
 * @param changes of any items
 */
export async function applyEvents(table: Table, changes: readonly FigureChange[], timeZone: string): Promise<void> {
  const told = changes.filter(concernsFigures);
  const around = new Set(told.filter(({ type }) => type === 'pair-mark').map(({ id }) => id));
  await count(
    table,
    told.map(({ id }) => id),
    timeZone,
    around,
  );
}

/**
 * Looks at these records whether or not they changed.
 * @returns how many contributions were not what they have to be
 */
export async function applyChanges(table: Table, ids: readonly string[], timeZone: string): Promise<number> {
  return count(table, ids, timeZone, new Set(ids));
}

/**
 * Folds changed records into the figures, each version exactly once: the contribution of a record is kept beside it, and
 * cells change only together with it, under the condition that it is still the one that was read. The ids are hints:
 * repeated, late or reordered ones change nothing, since the records are read anew.
 */
async function count(
  table: Table,
  ids: readonly string[],
  timeZone: string,
  around: ReadonlySet<string>,
): Promise<number> {
  const heard = await listTalks(table, ids);
  const distinct = [...new Set([...ids, ...heard.keys()])];
  if (distinct.length === 0) return 0;
  const counting = { table, timeZone, definitions: loadDefinitions(table), heard, around };
  let changed = 0;
  for (let from = 0; from < distinct.length; from += recordsAtOnce)
    changed += await applyTogether(counting, distinct.slice(from, from + recordsAtOnce));
  return changed;
}

/** @throws WriteConflict when others settled the same records again and again */
async function applyTogether(counting: Counting, ids: readonly string[], attempt = 1): Promise<number> {
  const all = await readSteps(counting, ids);
  for (const steps of packSteps(all)) {
    try {
      await counting.table.transact(writesOf(steps));
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === maxAttempts) throw error;
      // Somebody settled one of these records in between: what they count for is read again.
      const again = steps.map((step) => step.id);
      await applyTogether(counting, again, attempt + 1);
    }
  }
  return all.length;
}

/** As few transactions as hold them, each with steps that share cells: a cell that ten records touch is written once. */
function packSteps(steps: readonly Step[]): readonly (readonly Step[])[] {
  const packs: Step[][] = [];
  for (const step of [...steps].sort(byCells)) {
    const pack = packs.at(-1);
    if (pack && writesOf([...pack, step]).length <= mostWrites) pack.push(step);
    else packs.push([step]);
  }
  return packs;
}

function byCells(one: Step, other: Step): number {
  return compareUtf8(cellsOf(one), cellsOf(other));
}

function cellsOf({ before, after }: Step): string {
  return [...after.contribution.shares, ...(before?.contribution.shares ?? [])]
    .map(({ key }) => `${key.pk} ${key.sk}`)
    .join();
}

async function readSteps(counting: Counting, ids: readonly string[]): Promise<readonly Step[]> {
  const { table, timeZone, heard } = counting;
  const keys = ids.flatMap((id) => [recordKey(id), contributionKey(id)]);
  const [items, definitions] = await Promise.all([table.getMany(keys, { consistent: true }), counting.definitions]);
  const byKey = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
  const find = (key: { readonly pk: string; readonly sk: string }) => byKey.get(`${key.pk} ${key.sk}`);
  const found = ids.flatMap((id) => {
    const recordItem = find(recordKey(id));
    return recordItem ? [{ record: fromItem(recordItem), before: toKept(find(contributionKey(id))) }] : [];
  });
  const open = found.filter(({ record, before }) => mayDiffer(record, before, counting));
  const facts = await readFacts(table, open.map(({ record }) => record).filter(isLive), heard);
  return open.flatMap(({ record, before }) => {
    const contribution = contributionOf(record, facts.get(record.id) ?? {}, { definitions, timeZone });
    if (!before && isNothing(contribution)) return [];
    if (isDeepStrictEqual(before?.contribution, contribution)) return [];
    return [{ id: record.id, before, after: { turn: (before?.turn ?? 0) + 1, contribution } }];
  });
}

/** The two items are not read at one instant: a contribution that is ahead was made from a later record than the one in hand. */
function mayDiffer(
  { id, object, version }: StoredRecord,
  before: Kept | undefined,
  { heard, around }: Counting,
): boolean {
  if (!isCounted(object)) return false;
  if (!before) return true;
  const { contribution } = before;
  if (contribution.version !== version) return contribution.version < version;
  if (contribution.generation !== generation) return true;
  // Most talks are not the first of their week: nothing more is read for them.
  if (heard.has(id) && !isHeardOf(heard.get(id), contribution.quality?.work?.facts.lastContactAt)) return true;
  return around.has(id);
}

function toKept(item: Item | undefined): Kept | undefined {
  if (!item) return undefined;
  return { turn: Number(item.turn ?? 0), contribution: item.contribution as Contribution };
}
