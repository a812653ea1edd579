import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { pairIndexKeys, pairKey, pairMarkIndexKeys, pairMarkKey } from '#shared/store/keys.ts';
import type { Condition, Item, Write } from '#shared/store/table.ts';
import { placementOf, type StoredRecord, titleOf } from '../records/record-item.ts';
import { tellFor } from './reasons.ts';
import type { Match } from './score.ts';

/** One side of a pair as lists show it, with what access needs. */
export interface PairSide {
  readonly object: ObjectName;
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly ownerId: string;
  readonly departmentId: string;
}

export interface Pair extends Match {
  readonly id: string;
  readonly status: 'open' | 'rejected' | 'merged';
  /** Lower id first. */
  readonly sides: readonly [PairSide, PairSide];
  /** When the younger of the two took the form that was compared. */
  readonly since: string;
}

/** What one record's card keeps of a pair: the other side. */
export interface PairMark extends Match {
  readonly id: string;
  readonly other: PairSide;
}

export function toPair(one: StoredRecord, other: StoredRecord, match: Match): Pair {
  const [lower, higher] = one.id < other.id ? [one, other] : [other, one];
  return {
    ...match,
    reasons: tellFor(lower.object, match.reasons),
    id: pairKey(lower.id, higher.id).pk,
    status: 'open',
    sides: [toSide(lower), toSide(higher)],
    since: lower.updatedAt > higher.updatedAt ? lower.updatedAt : higher.updatedAt,
  };
}

/** The pair and its mark on both records, in one transaction; refused when a newer version of either was compared already. */
export function writePair(pair: Pair): readonly Write[] {
  const [lower, higher] = pair.sides;
  const key = pairKey(lower.id, higher.id);
  return [
    {
      put: {
        ...key,
        type: 'pair',
        shape: 1,
        ...pair,
        lowerVersion: lower.version,
        higherVersion: higher.version,
        ...pairIndexKeys(pair.status, Math.round(pair.score * 100_000), key),
      },
      if: isNotNewer(lower.version, higher.version),
    },
    { put: toMarkItem(pair, lower, higher) },
    { put: toMarkItem(pair, higher, lower) },
  ];
}

export function removePair(
  one: Pick<PairSide, 'id' | 'version'>,
  other: Pick<PairSide, 'id' | 'version'>,
): readonly Write[] {
  const [lower, higher] = one.id < other.id ? [one, other] : [other, one];
  return [
    { delete: pairKey(lower.id, higher.id), if: isNotNewer(lower.version, higher.version) },
    { delete: pairMarkKey(lower.id, higher.id) },
    { delete: pairMarkKey(higher.id, lower.id) },
  ];
}

function isNotNewer(lowerVersion: number, higherVersion: number): Condition {
  return {
    any: [
      { attribute: 'pk', op: 'absent' },
      {
        all: [
          { attribute: 'lowerVersion', op: 'lte', value: lowerVersion },
          { attribute: 'higherVersion', op: 'lte', value: higherVersion },
        ],
      },
    ],
  };
}

function toMarkItem(pair: Pair, self: PairSide, other: PairSide): Item {
  const { id, score, band, reasons } = pair;
  const mark: PairMark = { id, score, band, reasons: tellFor(self.object, reasons), other };
  const onCard = self.object === 'companies' ? pairMarkIndexKeys(self.id, other.id) : {};
  return { ...pairMarkKey(self.id, other.id), type: 'pair-mark', shape: 1, mark, ...onCard };
}

function toSide(record: StoredRecord): PairSide {
  const { object, id, version, data } = record;
  return { object, id, version, title: titleOf(definitions[object], data), ...placementOf(record) };
}

export function fromPairItem(item: Item): Pair {
  const { id, status, score, band, reasons, sides, since } = item as unknown as Pair;
  return { id, status, score, band, reasons, sides, since };
}

export function toPairMark(item: Item): PairMark {
  return item.mark as PairMark;
}
