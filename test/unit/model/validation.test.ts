import { describe, expect, it } from 'vitest';
import {
  type FieldDefinition,
  type FieldType,
  fieldTypes,
  type ObjectDefinition,
} from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { validateFields } from '#shared/model/validation.ts';

/** An object with one field of each type. */
const sample: ObjectDefinition = {
  name: 'companies',
  prefix: 'com',
  owner: 'reference',
  company: 'id',
  title: ['text'],
  fields: fieldTypes.map(
    (type): FieldDefinition => ({
      name: type,
      type,
      max: type.endsWith('ext') ? 10 : 3,
      ...(type.startsWith('enum') && { options: ['red', 'blue'] }),
    }),
  ),
};

function faultsOf(body: unknown, mode: 'create' | 'patch' = 'create', definition = sample): readonly string[] {
  try {
    validateFields({ ...definition, name: definition.name }, body, mode);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return (error.details.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
  }
}

const entries = (count: number, entry: unknown) => Array.from({ length: count }, () => entry);
const lists: readonly FieldType[] = ['enums', 'phones', 'emails', 'identifiers', 'addresses', 'urls', 'coManagers'];

describe('validateFields', () => {
  it.each<[FieldType, unknown]>([
    ['text', '=1+1'],
    ['text', '<b>x</b>'],
    ['text', 'ё ж 你 🎉'],
    ['longText', 'a\nb\tc'],
    ['boolean', false],
    ['enum', 'red'],
    ['enums', []],
    ['integer', 0],
    ['decimal', '-12345678901.125'],
    ['currency', 'EUR'],
    ['country', 'FR'],
    ['date', '2028-02-29'],
    ['dateTime', '2026-11-20T10:00:00+03:00'],
    ['reference', 'anything'],
    ['phones', [{ value: '8 (495) 123-45-67', kind: 'work' }]],
    ['emails', [{ value: 'Ann.Smith+x@mail.example' }]],
    ['identifiers', [{ scheme: 'FR-SIREN', value: '732 829 320' }]],
    ['addresses', [{ city: 'Lyon' }, {}]],
    ['urls', ['north.example', 'https://north.example/a?b=c']],
    ['coManagers', [{ userId: 'u1', scope: 'Logistics' }, { userId: 'u2' }]],
  ])('takes %s %j as it is', (type, value) => {
    expect(validateFields(sample, { [type]: value }, 'create')).toEqual({ [type]: value });
  });

  it.each<[FieldType, unknown, string]>([
    ['text', 7, 'type'],
    ['text', '  ', 'required'],
    ['text', 'x'.repeat(11), 'too_long'],
    ['text', 'a\u0000b', 'characters'],
    ['text', 'a\nb', 'characters'],
    ['text', 'a\u2028b', 'characters'],
    ['text', 'a\ud800b', 'characters'],
    ['longText', 'a\u0007b', 'characters'],
    ['longText', 'a\udc00', 'characters'],
    ['boolean', 'true', 'type'],
    ['enum', 'green', 'option'],
    ['enum', 1, 'option'],
    ['integer', 1.5, 'type'],
    ['integer', -1, 'format'],
    ['integer', 1e300, 'type'],
    ['integer', '1', 'type'],
    ['decimal', 12.5, 'type'],
    ['decimal', '1e5', 'format'],
    ['decimal', '123456789012', 'format'],
    ['decimal', '0.0001', 'format'],
    ['currency', 'eur', 'format'],
    ['country', 'FRA', 'format'],
    ['date', '2026-02-29', 'format'],
    ['date', '20.11.2026', 'format'],
    ['dateTime', '2026-11-20', 'format'],
    ['dateTime', '2026-02-30T10:00:00Z', 'format'],
    ['dateTime', 1, 'format'],
    ['reference', {}, 'type'],
    ...lists.map((type): [FieldType, unknown, string] => [type, {}, 'type']),
  ])('refuses %s %j: %s', (type, value, code) => {
    expect(faultsOf({ [type]: value })).toEqual([`/${type} ${code}`]);
  });

  it.each<[string, unknown, string]>([
    ['phones', [{ value: '1' }, { value: 'x'.repeat(41) }], '/phones/1/value too_long'],
    ['phones', [{}], '/phones/0/value required'],
    ['phones', ['123'], '/phones/0 type'],
    ['phones', [{ value: '1', extra: 1 }], '/phones/0/extra unknown_field'],
    ['emails', [{ value: 'no at sign' }], '/emails/0/value format'],
    ['emails', [{ value: 'a@b' }], '/emails/0/value format'],
    ['identifiers', [{ scheme: 'XX', value: '1' }], '/identifiers/0/scheme option'],
    ['identifiers', [{ scheme: 'FR-SIREN', value: '732829321' }], '/identifiers/0/value checksum'],
    ['identifiers', [{ scheme: 'FR-SIREN', value: '12' }], '/identifiers/0/value format'],
    ['addresses', [{ country: 'France' }], '/addresses/0/country format'],
    ['urls', ['javascript:alert(1)'], '/urls/0 format'],
    ['enums', ['red', 'pink'], '/enums/1 option'],
    ['phones', entries(4, { value: '1' }), '/phones too_many'],
  ])('points into %s %j: %s', (name, value, fault) => {
    expect(faultsOf({ [name]: value })).toEqual([fault]);
  });

  it('names what it does not know, whatever it is called', () => {
    const body = JSON.parse('{"constructor":1,"toString":2,"a/b~c":3}');
    expect(faultsOf(body)).toEqual(['/constructor unknown_field', '/toString unknown_field', '/a~1b~0c unknown_field']);
    expect(faultsOf(JSON.parse('{"text":"x","__proto__":{"text":"y"}}'))).toEqual(['/__proto__ unknown_field']);
    expect(faultsOf(JSON.parse('{"phones":[{"value":"1","__proto__":{}}]}'))).toEqual([
      '/phones/0/__proto__ unknown_field',
    ]);
  });

  it.each([[null], [[]], ['text'], [7]])('refuses %j as a body', (body) => {
    expect(faultsOf(body)).toEqual([' type']);
  });

  it('asks for what is required, on creation and when it would be cleared', () => {
    const { contacts, deals } = definitions;
    expect(faultsOf({}, 'create', contacts)).toEqual(['/lastName required']);
    expect(faultsOf({ lastName: null }, 'create', contacts)).toEqual(['/lastName required']);
    expect(faultsOf({}, 'patch', contacts)).toEqual([]);
    expect(faultsOf({ lastName: null, firstName: null }, 'patch', contacts)).toEqual(['/lastName required']);
    // Filled in by the system: may be left out, may not be emptied.
    const filledIn = { ownerId: null, stageId: null, currency: null };
    expect(faultsOf({ title: 'x', companyId: 'x', ...filledIn }, 'create', deals)).toEqual([]);
    expect(faultsOf(filledIn, 'patch', deals).toSorted()).toEqual([
      '/currency required',
      '/ownerId required',
      '/stageId required',
    ]);
    expect(faultsOf({ closedAt: '2026-11-20T10:00:00Z' }, 'patch', deals)).toEqual(['/closedAt read_only']);
  });
});
