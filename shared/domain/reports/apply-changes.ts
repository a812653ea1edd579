import { isDeepStrictEqual } from 'node:util';
import type { Definitions } from '#shared/model/objects/registry.ts';
import { contributionKey, recordKey } from '#shared/store/keys.ts';
import { type Condition, type Item, type Table, type Write, WriteConflict } from '#shared/store/table.ts';
import { compareUtf8 } from '#shared/store/utf8-order.ts';
import { loadDefinitions } from '../organisation/field-set.ts';
import { type Heard, isHeardOf, listTalks } from '../quality/heard.ts';
import { type QualityShare, qualityOf, sumSharesOf, writeSums, writeWork } from '../quality/quality-shares.ts';
import { readFacts } from '../quality/read-facts.ts';
import { fromItem, isLive, type StoredRecord } from '../records/record-item.ts';
import { generation, isCounted, type Share, sharesOf } from './contributions.ts';

/** What a transaction holds. */
const mostWrites = 100;
const recordsAtOnce = 100;
const maxAttempts = 8;

interface Contribution {
  readonly version: number;
  readonly generation: number;
  readonly shares: readonly Share[];
  readonly quality?: QualityShare;
}

/** With a number that grows while what a record counts for changes without a new version of it. */
interface Kept {
  readonly turn: number;
  readonly contribution: Contribution;
}

/** What a record counted for before and counts for now. */
interface Step {
  readonly id: string;
  readonly before: Kept | undefined;
  readonly after: Kept;
}

/** What records are counted with. */
interface Counting {
  readonly table: Table;
  readonly timeZone: string;
  /** Read beside the records. */
  readonly definitions: Promise<Definitions>;
  readonly heard: Heard;
}

/** Whether a change of such an item can change a figure. */
export function concernsFigures(type: string): boolean {
  return isCounted(type) || type === 'activities' || type === 'pair-mark';
}

/**
 * Folds changed records into the figures, each version exactly once: the contribution of a record is kept beside it, and
 * cells change only together with it, under the condition that it is still the one that was read. The ids are hints:
 * repeated, late or reordered ones change nothing, since the records are read anew.
 * @returns how many contributions were not what they have to be
 */
export async function applyChanges(table: Table, ids: readonly string[], timeZone: string): Promise<number> {
  const heard = await listTalks(table, ids);
  const distinct = [...new Set([...ids, ...heard.keys()])];
  if (distinct.length === 0) return 0;
  const counting = { table, timeZone, definitions: loadDefinitions(table), heard };
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

function writesOf(steps: readonly Step[]): readonly Write[] {
  return [...steps.flatMap(writeContribution), ...writeCells(steps), ...writeQuality(steps)];
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
  const open = found.filter(({ record, before }) => mayDiffer(record, before, heard));
  const facts = await readFacts(table, open.map(({ record }) => record).filter(isLive), heard);
  return open.flatMap(({ record, before }) => {
    const quality = qualityOf(record, definitions[record.object], facts.get(record.id) ?? {});
    const shares = sharesOf(record, timeZone);
    const contribution = { version: record.version, generation, shares, ...(quality && { quality }) };
    // What was never part of a figure and is of none now needs no memory: most records are activities.
    if (!before && shares.length === 0 && !quality) return [];
    if (isDeepStrictEqual(before?.contribution, contribution)) return [];
    return [{ id: record.id, before, after: { turn: (before?.turn ?? 0) + 1, contribution } }];
  });
}

/** The two items are not read at one instant: a contribution that is ahead was made from a later record than the one in hand. */
function mayDiffer(record: StoredRecord, before: Kept | undefined, heard: Heard): boolean {
  if (!isCounted(record.object)) return false;
  if (!before) return true;
  const { version, quality } = before.contribution;
  if (version !== record.version) return version < record.version;
  // Most talks are not the first of their week: nothing more is read for them.
  return !isHeardOf(heard.get(record.id), quality?.work?.facts.lastContactAt);
}

function toKept(item: Item | undefined): Kept | undefined {
  if (!item) return undefined;
  return { turn: Number(item.turn ?? 0), contribution: item.contribution as Contribution };
}

function writeContribution({ id, before, after }: Step): readonly Write[] {
  const { turn, contribution } = after;
  const { version } = contribution;
  const put = { ...contributionKey(id), type: 'contribution', shape: 1, version, turn, contribution };
  return [
    { put, if: before ? isAsRead(before) : { attribute: 'pk', op: 'absent' } },
    ...writeWork(id, before?.contribution.quality, contribution.quality),
  ];
}

/** Contributions that were kept before there were turns have none. */
function isAsRead({ turn, contribution }: Kept): Condition {
  const isTurn: Condition =
    turn === 0 ? { attribute: 'turn', op: 'absent' } : { attribute: 'turn', op: 'eq', value: turn };
  return { all: [{ attribute: 'version', op: 'eq', value: contribution.version }, isTurn] };
}

/** The differences of all steps, summed per cell; what cancels out is not written. */
function writeCells(steps: readonly Step[]): readonly Write[] {
  const cells = new Map<string, Share>();
  const add = (share: Share, sign: 1 | -1) => {
    const name = `${share.key.pk} ${share.key.sk}`;
    const cell = cells.get(name) ?? { key: share.key, count: 0, amount: 0 };
    cells.set(name, { ...cell, count: cell.count + sign * share.count, amount: cell.amount + sign * share.amount });
  };
  for (const { before, after } of steps) {
    for (const share of before?.contribution.shares ?? []) add(share, -1);
    for (const share of after.contribution.shares) add(share, 1);
  }
  return [...cells.values()]
    .filter((cell) => cell.count !== 0 || cell.amount !== 0)
    .map(({ key, count, amount }) => ({ update: key, add: { count, amount }, set: { type: 'cell', shape: 1 } }));
}

function writeQuality(steps: readonly Step[]): readonly Write[] {
  return writeSums(
    steps.flatMap(({ before, after }) => [
      ...sumSharesOf(before?.contribution.quality).map((share) => ({ share, sign: -1 as const })),
      ...sumSharesOf(after.contribution.quality).map((share) => ({ share, sign: 1 as const })),
    ]),
  );
}
