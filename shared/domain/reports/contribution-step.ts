import type { Definitions } from '#shared/model/objects/registry.ts';
import type { QualityFacts } from '#shared/model/quality/quality.ts';
import { contributionKey } from '#shared/store/keys/figures.ts';
import type { Condition, Write } from '#shared/store/table.ts';
import { type QualityShare, qualityOf, sumSharesOf, writeSums, writeWork } from '../quality/quality-shares.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { generation, type Share, sharesOf } from './contributions.ts';

export interface Contribution {
  readonly version: number;
  readonly generation: number;
  readonly shares: readonly Share[];
  readonly quality?: QualityShare;
}

/** With a number that grows while what a record counts for changes without a new version of it. */
export interface Kept {
  readonly turn: number;
  readonly contribution: Contribution;
}

/** What a record counted for before and counts for now. */
export interface Step {
  readonly id: string;
  readonly before: Kept | undefined;
  readonly after: Kept;
}

/** What a record counts for. */
export function contributionOf(
  record: StoredRecord,
  facts: QualityFacts,
  { definitions, timeZone }: { readonly definitions: Definitions; readonly timeZone: string },
): Contribution {
  const quality = qualityOf(record, definitions[record.object], facts);
  return { version: record.version, generation, shares: sharesOf(record, timeZone), ...(quality && { quality }) };
}

/** What was never part of a figure and is of none now needs no memory: most records are activities. */
export function isNothing({ shares, quality }: Contribution): boolean {
  return shares.length === 0 && !quality;
}

/** What brings contributions and cells from before to after, to be written together. */
export function writesOf(steps: readonly Step[]): readonly Write[] {
  return [...steps.flatMap(writeContribution), ...writeCells(steps), ...writeQuality(steps)];
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
