import { createHash } from 'node:crypto';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { pairIndexKeys, pairJudgedKey, pairKey, pairMarkIndexKeys, pairMarkKey } from '#shared/store/keys/matching.ts';
import type { Condition, Item, Write } from '#shared/store/table.ts';
import { placementOf, titleOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { type Crowdable, contactsOfPair } from './crowded-pairs.ts';
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

export interface Pair extends Crowdable {
  readonly id: string;
  readonly status: 'open' | 'rejected' | 'merged';
  /** Lower id first. */
  readonly sides: readonly [PairSide, PairSide];
  /** When the younger of the two took the form that was compared. */
  readonly since: string;
  /** What of the two was compared: a verdict holds as long as it stays the same. */
  readonly compared: string;
  /** Of a pair that was rejected: who said so, when and why. */
  readonly verdict?: { readonly by: string; readonly at: string; readonly reason: string | null };
}

/** What one record's card keeps of a pair: the other side. */
export interface PairMark extends Crowdable {
  readonly id: string;
  readonly other: PairSide;
  /** Present: the two are said not to be the same. */
  readonly status?: 'rejected';
}

export function toPair(one: StoredRecord, other: StoredRecord, match: Match): Pair {
  const [lower, higher] = one.id < other.id ? [one, other] : [other, one];
  return {
    ...match,
    reasons: tellFor(lower.object, match.reasons),
    id: pairIdOf(lower.id, higher.id),
    status: 'open',
    sides: [toSide(lower), toSide(higher)],
    since: lower.updatedAt > higher.updatedAt ? lower.updatedAt : higher.updatedAt,
    compared: hashCompared(lower, higher),
    ...contactsOfPair(lower, higher, match),
  };
}

/** How callers name a pair: in paths nothing of it needs escaping. */
function pairIdOf(lower: string, higher: string): string {
  return `${lower}.${higher}`;
}

/** The ids of both records; `undefined` for what names no pair. */
export function sidesOfId(id: string): readonly [string, string] | undefined {
  const [, lower, higher] = /^([a-z]+_[0-9A-Z]{26})\.([a-z]+_[0-9A-Z]{26})$/.exec(id) ?? [];
  return lower === undefined || higher === undefined ? undefined : [lower, higher];
}

/** Of the fields by which records are matched, as they stand: another engine does not change it. */
export function hashCompared(one: StoredRecord, other: StoredRecord): string {
  const [lower, higher] = one.id < other.id ? [one, other] : [other, one];
  const matched = ({ object, data }: StoredRecord) =>
    definitions[object].fields
      .filter(({ match, name }) => match !== undefined && data[name] !== undefined)
      .map(({ name }) => [name, data[name]]);
  return createHash('sha256')
    .update(JSON.stringify([matched(lower), matched(higher)]))
    .digest('base64url');
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
        ...pairIndexKeys(pair.status, weightOf(pair), key),
      },
      if: { all: [isNotNewer(lower.version, higher.version), isUnjudged(pair.compared)] },
    },
    ...toMarkItems(pair).map((put) => ({ put })),
  ];
}

/** What lists of pairs are sorted by. */
export function weightOf({ score }: Pick<Pair, 'score'>): number {
  return Math.round(score * 100_000);
}

/** A verdict on the same data stands. */
function isUnjudged(compared: string): Condition {
  return {
    any: [
      { attribute: 'status', op: 'absent' },
      { attribute: 'status', op: 'ne', value: 'rejected' },
      { attribute: 'compared', op: 'absent' },
      { attribute: 'compared', op: 'ne', value: compared },
    ],
  };
}

/** One on each of both records; that of a rejected pair stands on no card. */
export function toMarkItems(pair: Pair): readonly Item[] {
  const [lower, higher] = pair.sides;
  return [toMarkItem(pair, lower, higher), toMarkItem(pair, higher, lower)];
}

/** Keeps that somebody parted the two, whatever becomes of the pair: they are not merged again without being asked about. */
export function writeJudged(one: string, other: string, verdict: Pair['verdict']): Write {
  return { put: { ...pairJudgedKey(one, other), type: 'pair-judged', shape: 1, verdict } };
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
  const { id, score, band, reasons, status, contacts } = pair;
  const isRejected = status === 'rejected';
  const mark: PairMark = {
    id,
    score,
    band,
    reasons: tellFor(self.object, reasons),
    other,
    ...(contacts && { contacts }),
    ...(isRejected && { status: 'rejected' }),
  };
  const onCard = self.object === 'companies' && !isRejected ? pairMarkIndexKeys(self.id, other.id) : {};
  return { ...pairMarkKey(self.id, other.id), type: 'pair-mark', shape: 1, mark, ...onCard };
}

function toSide(record: StoredRecord): PairSide {
  const { object, id, version, data } = record;
  return { object, id, version, title: titleOf(definitions[object], data), ...placementOf(record) };
}

export function fromPairItem(item: Item): Pair {
  const { status, score, band, reasons, sides, since, compared, contacts, verdict } = item as unknown as Pair;
  const [lower, higher] = sides;
  const id = pairIdOf(lower.id, higher.id);
  const rest = { ...(contacts && { contacts }), ...(verdict && { verdict }) };
  return { id, status, score, band, reasons, sides, since, compared, ...rest };
}

export function toPairMark(item: Item): PairMark {
  const mark = item.mark as PairMark;
  const [lower = '', higher = ''] = [item.pk, mark.other.id].sort();
  return { ...mark, id: pairIdOf(lower, higher) };
}
