import { contributionKey, recordKey } from '#shared/store/keys.ts';
import { type Item, type Table, type Write, WriteConflict } from '#shared/store/table.ts';
import { compareUtf8 } from '#shared/store/utf8-order.ts';
import { fromItem } from '../records/record-item.ts';
import { generation, type Share, sharesOf } from './contributions.ts';

/** What a transaction holds. */
const mostWrites = 100;
const recordsAtOnce = 100;
const maxAttempts = 8;

interface Contribution {
  readonly version: number;
  readonly generation: number;
  readonly shares: readonly Share[];
}

/** What a record counted for before and counts for now. */
interface Step {
  readonly id: string;
  readonly before: Contribution | undefined;
  readonly after: Contribution;
}

/**
 * Folds changed records into the figures, each version exactly once: the contribution of a record is kept beside it, and
 * cells change only together with it, under the condition that it is still the one that was read. The ids are hints:
 * repeated, late or reordered ones change nothing, since the records are read anew.
 */
export async function applyChanges(table: Table, ids: readonly string[], timeZone: string): Promise<void> {
  const distinct = [...new Set(ids)];
  for (let from = 0; from < distinct.length; from += recordsAtOnce) {
    await applyTogether(table, distinct.slice(from, from + recordsAtOnce), timeZone);
  }
}

/** @throws WriteConflict when others settled the same records again and again */
async function applyTogether(table: Table, ids: readonly string[], timeZone: string, attempt = 1): Promise<void> {
  for (const steps of packSteps(await readSteps(table, ids, timeZone))) {
    try {
      await table.transact(writesOf(steps));
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === maxAttempts) throw error;
      // Somebody settled one of these records in between: what they count for is read again.
      const again = steps.map((step) => step.id);
      await applyTogether(table, again, timeZone, attempt + 1);
    }
  }
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
  return [...after.shares, ...(before?.shares ?? [])].map(({ key }) => `${key.pk} ${key.sk}`).join();
}

function writesOf(steps: readonly Step[]): readonly Write[] {
  return [...steps.map(writeContribution), ...writeCells(steps)];
}

async function readSteps(table: Table, ids: readonly string[], timeZone: string): Promise<readonly Step[]> {
  const items = await table.getMany(
    ids.flatMap((id) => [recordKey(id), contributionKey(id)]),
    { consistent: true },
  );
  const find = (key: { readonly pk: string; readonly sk: string }) =>
    items.find((item) => item.pk === key.pk && item.sk === key.sk);
  return ids.flatMap((id) => {
    const before = toContribution(find(contributionKey(id)));
    const recordItem = find(recordKey(id));
    if (!recordItem) return [];
    const record = fromItem(recordItem);
    if (before && isSettled(before, record.version)) return [];
    const shares = sharesOf(record, timeZone);
    // What was never part of a figure and is of none now needs no memory: most records are activities.
    if (!before && shares.length === 0) return [];
    return [{ id, before, after: { version: record.version, generation, shares } }];
  });
}

/** The two items are not read at one instant: a contribution that is ahead was made from a later record than the one in hand. */
function isSettled(contribution: Contribution, version: number): boolean {
  return contribution.version > version || (contribution.version === version && contribution.generation === generation);
}

function toContribution(item: Item | undefined): Contribution | undefined {
  return item?.contribution as Contribution | undefined;
}

function writeContribution({ id, before, after }: Step): Write {
  return {
    put: { ...contributionKey(id), type: 'contribution', shape: 1, version: after.version, contribution: after },
    if: before ? { attribute: 'version', op: 'eq', value: before.version } : { attribute: 'pk', op: 'absent' },
  };
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
    for (const share of before?.shares ?? []) add(share, -1);
    for (const share of after.shares) add(share, 1);
  }
  return [...cells.values()]
    .filter((cell) => cell.count !== 0 || cell.amount !== 0)
    .map(({ key, count, amount }) => ({ update: key, add: { count, amount }, set: { type: 'cell', shape: 1 } }));
}
