import {
  type FieldDefinition,
  type ObjectDefinition,
  type ObjectName,
  objectNames,
} from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { salesPipeline } from '#shared/model/pipelines.ts';

/** Ids that references can lead to; stages are always there. */
export type Known = Readonly<Partial<Record<NonNullable<FieldDefinition['to']>, string>>> & { readonly users: string };

/** A value that the field takes; `undefined`: it refers to a record that there is not. */
export function sampleValue(field: FieldDefinition, known: Known): unknown {
  switch (field.type) {
    case 'text':
      return field.unique ? `Sample ${crypto.randomUUID()}` : 'Sample'.slice(0, field.max);
    case 'longText':
      return 'Sample of\nseveral lines';
    case 'boolean':
      return true;
    case 'enum':
      return field.options?.[0];
    case 'enums':
      return field.options?.slice(0, 1);
    case 'integer':
      return 7;
    case 'decimal':
      return '12.50';
    case 'currency':
      return 'EUR';
    case 'country':
      return 'FR';
    case 'date':
      return '2026-12-01';
    case 'dateTime':
      return '2026-12-01T09:30:00.000Z';
    case 'reference':
      return sampleReference(field, known);
    case 'phones':
      return [{ value: '+33 6 39 98 00 01', kind: 'work' }];
    case 'emails':
      return [{ value: 'sample@client.example' }];
    case 'identifiers':
      return [{ scheme: 'EU-VAT', value: 'DE123456789' }];
    case 'addresses':
      return [{ city: 'Lyon', country: 'FR' }];
    case 'urls':
      return ['https://client.example/'];
    case 'credits':
      return [{ userId: known.users, share: '100' }];
    case 'coManagers':
      return [{ userId: known.users, scope: 'Logistics' }];
  }
}

function sampleReference({ to }: FieldDefinition, known: Known): string | undefined {
  return to === 'stages' ? salesPipeline.stages[0]?.id : to && known[to];
}

/**
 * A body that makes a record: with what is required and with all references that lead somewhere, so that it hangs on the
 * client. `undefined`: something that is required is not there yet.
 */
export function sampleBody(definition: ObjectDefinition, known: Known): Readonly<Record<string, unknown>> | undefined {
  const fields = definition.fields.filter((field) => !field.readOnly && (field.required || isReferenceToRecord(field)));
  const values = fields.map((field) => ({ field, value: sampleValue(field, known) }));
  if (values.some(({ field, value }) => field.required && value === undefined)) return undefined;
  return Object.fromEntries(values.flatMap(({ field, value }) => (value === undefined ? [] : [[field.name, value]])));
}

function isReferenceToRecord({ type, to }: FieldDefinition): boolean {
  return type === 'reference' && (objectNames as readonly unknown[]).includes(to);
}

export type Records = Readonly<Record<ObjectName, string>>;

/**
 * Makes one record of each object, those first that others refer to.
 * @param create makes a record from its body, @returns its id
 */
export async function makeSamples(
  known: Known,
  create: (object: ObjectName, body: unknown) => Promise<string>,
): Promise<Records> {
  const made: Partial<Record<ObjectName, string>> = {};
  for (let waiting = [...objectNames]; waiting.length > 0; waiting = waiting.filter((object) => !made[object])) {
    const bodies = waiting.map((object) => [object, sampleBody(definitions[object], { ...known, ...made })] as const);
    const [object, body] = bodies.find(([, body]) => body !== undefined) ?? [];
    if (object === undefined) throw new Error(`no sample of ${waiting.join(', ')} can be made: each needs another`);
    made[object] = await create(object, body);
  }
  return made as Records;
}
