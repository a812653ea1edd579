import { checkIdentifier, findContradictions, isIdentifierScheme, isSingleNumber } from '#shared/model/identifiers.ts';
import type { Acknowledged } from '#shared/model/merging.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { Problem, type ProblemCode } from '#shared/model/problems.ts';
import type { Identifier } from '#shared/model/records.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { FieldOutcome } from './survivorship.ts';

/** A change of one of the records that says what they are to each other instead. */
export interface Fix {
  readonly action: 'group' | 'successor' | 'choose' | 'acknowledge';
  /** What to change; absent: the way to ask for the merge is to be changed. */
  readonly object?: string;
  readonly id?: string;
  readonly change?: Readonly<Record<string, unknown>>;
}

/** What stands in the way of a merge. */
export interface Obstacle {
  readonly code: ProblemCode;
  readonly records: readonly string[];
  readonly field?: string;
  readonly fixes: readonly Fix[];
}

/** Registration of a place: it changes with an address, and is kept as a former one. */
const ofPlace: ReadonlySet<string> = new Set(['RU-KPP']);

/** @param records the first is the one that stays */
export function findObstacles(
  definition: ObjectDefinition,
  records: readonly [StoredRecord, ...(readonly StoredRecord[])],
  outcomes: readonly FieldOutcome[],
): readonly Obstacle[] {
  const [target, ...sources] = records;
  return [
    ...sources.flatMap((source) => findLegalObstacle(definition, target, source) ?? []),
    ...sources
      .filter(({ absorbed }) => absorbed !== undefined)
      .map(({ id }): Obstacle => ({ code: 'merge.busy', records: [id], fixes: [] })),
    ...outcomes
      .filter(({ field, value }) => Array.isArray(value) && value.length > (findField(definition, field)?.max ?? 1000))
      .map(
        ({ field }): Obstacle => ({
          code: 'merge.refused',
          field,
          records: records.map(({ id }) => id),
          fixes: [{ action: 'choose' }],
        }),
      ),
  ];
}

/**
 * @param acknowledged codes of those that are no obstacle to who has seen them
 * @throws Problem of the first obstacle, with all of them as `problems`
 */
export function requireNoObstacle(obstacles: readonly Obstacle[], acknowledged: Acknowledged = []): void {
  const first = obstacles.find(({ code }) => !acknowledged.some((one) => one === code));
  if (first) throw new Problem(first.code, { members: { problems: obstacles } });
}

function findLegalObstacle(
  { name: object }: ObjectDefinition,
  target: StoredRecord,
  source: StoredRecord,
): Obstacle | undefined {
  const records = [target.id, source.id];
  const group: Fix = { action: 'group', object, id: source.id, change: { parentId: target.id } };
  const successor: Fix = { action: 'successor', object, id: target.id, change: { successorOf: source.id } };
  if ((target.data.branch === true) !== (source.data.branch === true)) {
    const branch = target.data.branch === true ? target : source;
    const head = branch === target ? source : target;
    const fix: Fix = { action: 'group', object, id: branch.id, change: { parentId: head.id } };
    return { code: 'merge.headOffice', records, field: 'branch', fixes: [fix] };
  }
  if (!areDifferent(validNumbersOf(target), validNumbersOf(source))) return undefined;
  return { code: 'merge.differentIdentities', records, field: 'identifiers', fixes: [group, successor] };
}

function areDifferent(one: readonly Identifier[], other: readonly Identifier[]): boolean {
  const isOtherFirm = one.some(
    ({ scheme, value }) =>
      isSingleNumber(scheme) &&
      !ofPlace.has(scheme) &&
      other.some((number) => number.scheme === scheme && number.value !== value),
  );
  if (isOtherFirm) return true;
  const telling = (numbers: readonly Identifier[]) => numbers.filter(({ scheme }) => !ofPlace.has(scheme));
  return findContradictions([...telling(one), ...telling(other)]).length > 0;
}

function validNumbersOf({ data }: StoredRecord): readonly Identifier[] {
  const numbers = (data.identifiers as readonly Identifier[] | undefined) ?? [];
  return numbers.filter(
    ({ scheme, value, validTo }) =>
      validTo === undefined && isIdentifierScheme(scheme) && checkIdentifier(scheme, value) === 'valid',
  );
}
