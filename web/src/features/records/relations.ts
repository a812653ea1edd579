import type { FieldDefinition, ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import type { CrmRecord, Fields } from '#shared/model/records.ts';
import type { Definitions } from './definitions.ts';
import type { ListSearch } from './list-query.ts';

/** A field by which records of one object point to those of another, or of their own. */
export interface Relation {
  readonly definition: ObjectDefinition;
  readonly field: FieldDefinition;
}

/** Everything that can point to a record of the object. */
export function relationsTo(object: ObjectName, known: Definitions): readonly Relation[] {
  return Object.values(known).flatMap((definition) =>
    definition.fields
      .filter(({ type, to }) => type === 'reference' && to === object)
      .map((field) => ({ definition, field })),
  );
}

/**
 * The list of what points to the record by the relation; undefined where the API has none. What hangs on the same client
 * is looked for there, which takes one query however much there is.
 */
export function relatedSearch({ definition, field }: Relation, record: CrmRecord): ListSearch | undefined {
  if (!field.filter?.includes('eq')) return undefined;
  const hasClient = definition.company === 'companyId' && typeof record.companyId === 'string';
  return {
    filter: {
      [`${field.name}.eq`]: record.id,
      ...(hasClient && { 'companyId.eq': String(record.companyId) }),
    },
  };
}

/**
 * What a new record takes over from the one that it points to: the client, the deal and whatever else both refer to, and
 * what is sold.
 */
export function knownFrom({ definition, field }: Relation, record: CrmRecord, own: ObjectDefinition): Fields {
  const shared = definition.fields.filter((one) => isHandedOn(one) && own.fields.some((other) => isAlike(one, other)));
  const values = shared.filter(({ name }) => record[name] !== undefined).map(({ name }) => [name, record[name]]);
  return { ...Object.fromEntries(values), [field.name]: record.id };
}

function isHandedOn({ type, to }: FieldDefinition): boolean {
  if (type === 'reference') return to !== 'users' && to !== 'stages';
  return type === 'items' || type === 'currency';
}

function isAlike(one: FieldDefinition, other: FieldDefinition): boolean {
  return one.name === other.name && one.type === other.type && one.to === other.to;
}
