import fc from 'fast-check';
import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { QualityFacts, ScoredRecord } from '#shared/model/quality/quality.ts';

export const someDay = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));

const someInstant = someDay.map((day) => `${day}T10:00:00.000Z`);
const someText = fc.constantFrom('123', 'нет', 'asdf', 'test', '-', 'Северный ветер', 'Blanc SA', '79161234567', 'x');
const somePhone = fc.constantFrom(
  { value: '+33 6 39 98 00 01', e164: '+33639980001' },
  { value: 'спросить Ирину' },
  { value: '+7 999 999-99-99', e164: '+79999999999' },
);
const someEmail = fc.constantFrom(
  { value: 'info@client.example', canonical: 'info@client.example' },
  { value: 'test@test.ru', canonical: 'test@test.ru' },
  { value: 'info at client' },
);
const someNumber = fc.constantFrom(
  { scheme: 'FR-SIREN', value: '732829320' },
  { scheme: 'FR-SIREN', value: '732829321' },
  { scheme: 'RU-INN', value: '0000000018' },
  { scheme: 'RU-OGRN', value: '123' },
);

/** Values as they are stored, good and bad. */
export function someValue(field: FieldDefinition): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'phones':
      return fc.array(somePhone, { minLength: 1, maxLength: 3 });
    case 'emails':
      return fc.array(someEmail, { minLength: 1, maxLength: 2 });
    case 'identifiers':
      return fc.array(someNumber, { minLength: 1, maxLength: 3 });
    case 'addresses':
      return fc.constantFrom([{ city: 'Lyon' }], [{}], [{ street: '-' }]);
    case 'urls':
      return fc.constantFrom(['client.example'], ['nowhere']);
    case 'enum':
      return fc.constantFrom(...(field.options ?? []));
    case 'enums':
      return fc.subarray([...(field.options ?? [])], { minLength: 1 });
    case 'boolean':
      return fc.boolean();
    case 'country':
      return fc.constantFrom('FR', 'RU', 'DE');
    case 'decimal':
      return fc.constantFrom('0', '0.00', '12.50');
    case 'date':
      return someDay;
    case 'dateTime':
      return someInstant;
    case 'reference':
      return field.to === 'stages'
        ? fc.constantFrom('qualification', 'needs', 'proposal', 'contract', 'won', 'lost')
        : fc.constant('someone');
    case 'text':
    case 'longText':
      return someText;
    default:
      return fc.constant([{ name: 'Sample' }]);
  }
}

export interface ScoredCase {
  readonly definition: ObjectDefinition;
  readonly record: ScoredRecord;
  readonly facts: QualityFacts;
}

function someData({ fields }: ObjectDefinition): fc.Arbitrary<ScoredRecord['data']> {
  const each = Object.fromEntries(fields.map((field) => [field.name, someValue(field)]));
  return fc.record(each, { requiredKeys: [] });
}

const someFacts: fc.Arbitrary<QualityFacts> = fc.record(
  {
    certain: fc.integer({ min: 0, max: 3 }),
    probable: fc.integer({ min: 0, max: 3 }),
    merged: fc.integer({ min: 0, max: 5 }),
    lastContactAt: someDay,
    isElsewhere: fc.constant(true as const),
  },
  { requiredKeys: [] },
);

export const scoredCase: fc.Arbitrary<ScoredCase> = fc.constantFrom(...Object.values(definitions)).chain((definition) =>
  fc.record({
    definition: fc.constant(definition),
    record: fc.record({
      object: fc.constant(definition.name),
      createdAt: someInstant,
      updatedAt: someInstant,
      updatedBy: fc.constantFrom('seller1', 'system:cleansing'),
      data: someData(definition),
    }),
    facts: someFacts,
  }),
);
