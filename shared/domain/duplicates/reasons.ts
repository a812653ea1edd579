import { type MatchMark, type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Actor } from '../access/actor.ts';
import { isHidden } from '../access/hidden-fields.ts';
import type { AspectName } from './model/aspects.ts';
import type { Evidence } from './model/fellegi-sunter.ts';

export interface Reason {
  /** Of the record that is asked about. */
  readonly field: string;
  /** What was compared and how far it agrees, as `phone-same`. */
  readonly kind: string;
  /** In bits: 1 doubles the odds that the two are one, -1 halves them. */
  readonly weight: number;
}

/** Which fields an aspect is read from, those that say it best first. */
const marks: Partial<Record<AspectName, readonly MatchMark[]>> = {
  lastName: ['lastName', 'fullName'],
  firstName: ['firstName', 'fullName'],
  middleName: ['middleName', 'fullName'],
  firm: ['name'],
  legalForm: ['name'],
  employer: ['employer', 'name'],
  number: ['identifier'],
  phone: ['phone'],
  email: ['email'],
  domain: ['website', 'email'],
  street: ['address'],
  town: ['address'],
  postcode: ['address'],
  date: ['birthday'],
};

/** Aspects that records of the product are compared by. */
export const comparedAspects = Object.keys(marks) as readonly AspectName[];

function fieldOf(object: ObjectName, aspect: string): string | undefined {
  return fields.get(object)?.get(aspect);
}

const fields: ReadonlyMap<ObjectName, ReadonlyMap<string, string>> = new Map(
  objectNames.map((object) => [object, new Map(comparedAspects.flatMap((aspect) => readField(object, aspect)))]),
);

function readField(object: ObjectName, aspect: AspectName): readonly (readonly [string, string])[] {
  const [first] =
    marks[aspect]?.flatMap((mark) => definitions[object].fields.find(({ match }) => match === mark) ?? []) ?? [];
  return first ? [[aspect, first.name]] : [];
}

/**
 * One for each field, the weightiest first: what several aspects say of a field is told by the one that decides. Where one
 * side has the name of a person in one field, the parts of the other stand together too.
 * @param object whose fields are named, @param other that of the other side
 */
export function toReasons(object: ObjectName, other: ObjectName, evidence: readonly Evidence[]): readonly Reason[] {
  const fieldsOf = (one: ObjectName) => new Set(evidence.map(({ aspect }) => fieldOf(one, aspect)));
  const coarser = fieldsOf(other).size < fieldsOf(object).size ? other : object;
  const byField = Map.groupBy(evidence, ({ aspect }) => fieldOf(coarser, aspect) ?? aspect);
  return [...byField.values()]
    .map((parts) => summarise(object, parts))
    .filter(({ weight }) => weight !== 0)
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
}

function summarise(object: ObjectName, parts: readonly Evidence[]): Reason {
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  const deciding = parts.reduce((best, part) => (part.weight * sum > best.weight * sum ? part : best));
  return {
    field: fieldOf(object, deciding.aspect) ?? deciding.aspect,
    kind: `${deciding.aspect}-${deciding.level}`,
    weight: Math.round(sum * 10) / 10,
  };
}

/** The same reasons by the fields of the other side, which may be a record of another object. */
export function tellFor(object: ObjectName, reasons: readonly Reason[]): readonly Reason[] {
  return reasons.map((reason) => ({ ...reason, field: fieldOf(object, aspectOf(reason)) ?? reason.field }));
}

/** Those that tell nothing about a field which the actor may not see on one of the two. */
export function visibleReasons(
  actor: Actor,
  objects: readonly ObjectName[],
  reasons: readonly Reason[],
): readonly Reason[] {
  return reasons.filter((reason) =>
    objects.every((object) => !isHidden(actor, object, fieldOf(object, aspectOf(reason)) ?? reason.field)),
  );
}

function aspectOf({ kind }: Reason): string {
  return kind.slice(0, kind.indexOf('-'));
}
