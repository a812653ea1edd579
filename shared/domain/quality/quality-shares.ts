import { isDeepStrictEqual } from 'node:util';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { findLosses } from '#shared/model/quality/find-losses.ts';
import { noSums, profileOf, type QualitySums, qualitySums, toSums } from '#shared/model/quality/profile.ts';
import type { QualityFacts } from '#shared/model/quality/quality.ts';
import { bonusOf } from '#shared/model/quality/score.ts';
import { cellKey, everyDay, qualityIndexKeys, qualityKey } from '#shared/store/keys/figures.ts';
import type { Key, Write } from '#shared/store/table.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { belongingOf, toScored } from './scored.ts';

/** What one record counts for in the figures of quality, small enough to be kept with each version. */
export interface QualityShare {
  readonly ownerId: string;
  /** `<object>` or `<object>.<source>` */
  readonly group: string;
  /** A day, then its sums in the order of `qualitySums`. */
  readonly steps: readonly (readonly [day: string, ...sums: readonly number[]])[];
  /** Where it stands in the list of work of its owner; absent: there is nothing to mend, now or later. */
  readonly work?: { readonly day: string; readonly points: number; readonly facts: QualityFacts };
}

/** Of a log nobody mends entries: what it holds is scored one by one, but counted by nobody. */
export function qualityOf(
  record: StoredRecord,
  definition: ObjectDefinition,
  facts: QualityFacts,
): QualityShare | undefined {
  if (!isLive(record) || definitions[record.object].listBy === 'date') return undefined;
  const losses = findLosses(definition, toScored(record), facts);
  const profile = profileOf(losses, bonusOf(facts), belongingOf(record), everyDay);
  const work = workOf(profile);
  const { answers: _said, merged: _merged, registered: _registered, ...others } = facts;
  return {
    ownerId: ownerIdOf(record),
    group: groupOf(record),
    steps: profile.map(({ day, sums }) => [day, ...qualitySums.map((name) => sums[name])]),
    ...(work && { work: { ...work, facts: others } }),
  };
}

/** Its import, or the source that it names. */
export function groupOf({ object, batch, data }: StoredRecord): string {
  const source = batch?.startsWith('imp_') ? batch : data.source;
  return typeof source === 'string' ? `${object}.${source}` : object;
}

function workOf(profile: ReturnType<typeof profileOf>): { readonly day: string; readonly points: number } | undefined {
  const first = profile.find(({ sums }) => sums.points > 0);
  return first && { day: first.day, points: first.sums.points };
}

export interface SumShare {
  readonly key: Key;
  readonly sums: QualitySums;
}

export function sumSharesOf(share: QualityShare | undefined): readonly SumShare[] {
  return (share?.steps ?? []).map(([day, ...values]) => ({
    key: cellKey(
      { report: 'quality', grouping: 'owner', currency: '*', ownerId: share?.ownerId ?? '' },
      day,
      share?.group,
    ),
    sums: toSums((name) => values[qualitySums.indexOf(name)] ?? 0),
  }));
}

/** Keeps the entry in the list of work as it is, or puts it where it belongs. */
export function writeWork(
  id: string,
  before: QualityShare | undefined,
  after: QualityShare | undefined,
): readonly Write[] {
  const isSame = isDeepStrictEqual(before?.work, after?.work) && before?.ownerId === after?.ownerId;
  if (isSame) return [];
  if (!after?.work) return before?.work ? [{ delete: qualityKey(id) }] : [];
  const { day, points, facts } = after.work;
  const index = qualityIndexKeys(after.ownerId, day, points, id);
  return [{ put: { ...qualityKey(id), type: 'quality', shape: 1, ...index, facts } }];
}

/** The differences of all shares, summed by cell; what cancels out is not written. */
export function writeSums(shares: readonly { readonly share: SumShare; readonly sign: 1 | -1 }[]): readonly Write[] {
  const cells = new Map<string, SumShare>();
  for (const { share, sign } of shares) {
    const name = `${share.key.pk} ${share.key.sk}`;
    const sums = cells.get(name)?.sums ?? noSums;
    cells.set(name, { key: share.key, sums: toSums((one) => sums[one] + sign * share.sums[one]) });
  }
  return [...cells.values()].flatMap(({ key, sums }) => {
    const add = Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== 0));
    return Object.keys(add).length > 0 ? [{ update: key, add, set: { type: 'quality-cell', shape: 1 } }] : [];
  });
}
