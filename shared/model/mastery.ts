import type { ObjectDefinition, ObjectName } from './objects/definition.ts';

/** What another system says about records, and nobody here may change: by a feed, which alone writes it. */
export interface Mastery {
  readonly feedId: string;
  /** Short name of the other system, as in its external ids: `1c`. */
  readonly system: string;
  readonly object: ObjectName;
  /** `record`: its records wholly, and new records of this kind come by the feed only. */
  readonly fields: readonly string[] | 'record';
  /** Who answers for the feed. */
  readonly ownerId: string;
  /** When it last brought anything; absent: never yet. ISO 8601 UTC. */
  readonly at?: string;
}

/** What of one record is kept elsewhere. */
export interface Mastered {
  readonly system: string;
  /** Names, in the order of the definition. */
  readonly fields: readonly string[];
  /** The record wholly: it is not deleted here either. */
  readonly whole: boolean;
  /** When its feed last brought anything; null: never yet. ISO 8601 UTC. */
  readonly at: string | null;
}

/** By this a record belongs to its system, so it is kept there with whatever else is. */
const idField = 'externalId';

/** Whether a record with this external id is one of the system's: `hubspot:42` is HubSpot's. */
export function isOfSystem(externalId: unknown, system: string): boolean {
  return typeof externalId === 'string' && externalId.startsWith(`${system}:`);
}

/** Whose a record is and who looks after it is the company's own business, unless a feed names the very field. */
export function fieldsOf({ fields: names }: Mastery, { fields, owner }: ObjectDefinition): readonly string[] {
  const isOwn = (name: string, type: string) => name === owner || type === 'coManagers';
  return fields
    .filter(({ name, type, readOnly }) =>
      names === 'record' ? !readOnly && !isOwn(name, type) : name === idField || names.includes(name),
    )
    .map(({ name }) => name);
}

/** The masteries under which a record with these fields stands. */
export function masteriesOver(
  masteries: readonly Mastery[],
  object: ObjectName,
  data: Readonly<Record<string, unknown>>,
): readonly Mastery[] {
  return masteries.filter((one) => one.object === object && isOfSystem(data[idField], one.system));
}

/** @returns nothing, when all of the record is for people here to change */
export function describeMastered(
  masteries: readonly Mastery[],
  definition: ObjectDefinition,
  data: Readonly<Record<string, unknown>>,
): Mastered | undefined {
  const over = masteriesOver(masteries, definition.name, data);
  const [first] = over;
  if (!first) return undefined;
  const names = new Set(over.flatMap((one) => fieldsOf(one, definition)));
  const moments = over.flatMap(({ at }) => (at === undefined ? [] : [at])).sort();
  return {
    system: first.system,
    fields: definition.fields.filter(({ name }) => names.has(name)).map(({ name }) => name),
    whole: over.some(({ fields }) => fields === 'record'),
    at: moments.at(-1) ?? null,
  };
}
