import { describe, expect, it } from 'vitest';
import { companies } from '#shared/model/objects/companies.ts';
import { deals } from '#shared/model/objects/deals.ts';
import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import {
  formFieldsOf,
  pointerToPath,
  tidyValues,
  toFormValues,
  toNewRecord,
  toPatch,
} from '../../../web/src/ui/form-values.ts';

const fields = companies.fields.filter((field) => field.form);
const edit = (record: Record<string, unknown>, change: Record<string, unknown>) =>
  toPatch(fields, record, tidyValues(fields, { ...toFormValues(fields, record), ...change }));

describe('values of a form', () => {
  it('sends nothing of what was left blank', () => {
    const values = tidyValues(fields, {
      ...toFormValues(fields, {}),
      name: '  Vent du Nord ',
      phones: [{ value: ' ' }],
    });
    expect(toNewRecord(fields, values)).toEqual({ name: 'Vent du Nord' });
  });

  it('drops rows that say nothing and keeps the others', () => {
    const values = tidyValues(fields, {
      phones: [{ value: '' }, { value: ' 1 ' }],
      identifiers: [{ scheme: 'RU-INN', value: '' }],
      addresses: [{ city: 'Lyon', street: '' }, {}],
    });
    expect(values).toMatchObject({ phones: [{ value: '1' }], identifiers: [], addresses: [{ city: 'Lyon' }] });
  });

  it('reads decimals as people type them', () => {
    expect(tidyValues(fields, { creditLimit: '1\u00a0234,50' }).creditLimit).toBe('1234.50');
  });

  it('sends whole numbers as numbers, and what is none as it was typed', () => {
    expect(tidyValues(fields, { employees: ' 12 ' }).employees).toBe(12);
    expect(tidyValues(fields, { employees: '12 or so' }).employees).toBe('12 or so');
    expect(edit({ employees: 12 }, {})).toEqual({});
  });

  it('asks for nothing that only the server says', () => {
    const names = formFieldsOf(deals).map(({ name }) => name);
    expect(names).toContain('amount');
    expect(names).toContain('items');
    expect(names).not.toContain('closedAt');
  });

  it('makes a patch of the changed fields only', () => {
    const record = { name: 'A', phones: [{ value: '+7 1', e164: '+71' }], industry: 'Trade' };
    expect(edit(record, {})).toEqual({});
    expect(edit(record, { name: 'B' })).toEqual({ name: 'B' });
  });

  it('clears by null, lists too', () => {
    const record = { name: 'A', phones: [{ value: '+7 1' }], industry: 'Trade', country: 'FR' };
    expect(edit(record, { industry: ' ', phones: [{ value: '' }], country: null })).toEqual({
      industry: null,
      phones: null,
      country: null,
    });
  });

  it('never sends canonical forms back', () => {
    const record = { name: 'A', phones: [{ value: '+7 1', kind: 'work', e164: '+71' }] };
    const phones = [...(toFormValues(fields, record).phones as readonly unknown[]), { value: '+7 2' }];
    expect(edit(record, { phones })).toEqual({ phones: [{ value: '+7 1', kind: 'work' }, { value: '+7 2' }] });
  });

  it('keeps the number that a firm had before', () => {
    const former = { scheme: 'RU-INN', value: '7700000000', validTo: '2025-03-01' };
    const record = { name: 'A', identifiers: [former] };
    expect(edit(record, { name: 'B' })).toEqual({ name: 'B' });
    const identifiers = [
      ...(toFormValues(fields, record).identifiers as readonly unknown[]),
      { scheme: 'RU-KPP', value: '1' },
    ];
    expect(edit(record, { identifiers })).toEqual({ identifiers: [former, { scheme: 'RU-KPP', value: '1' }] });
  });

  it('finds the input that a pointer names', () => {
    expect(pointerToPath('/phones/0/value')).toBe('phones.0.value');
    expect(pointerToPath('/a~1b/c~0d')).toBe('a/b.c~d');
  });
});

describe('fields of a workspace’s own', () => {
  const own: readonly FieldDefinition[] = [
    { name: 'name', type: 'text', form: 'main' },
    { name: 'custom.colour', type: 'text', form: 'main' },
    { name: 'custom.weight', type: 'decimal', form: 'more' },
  ];
  const record = { name: 'A', custom: { colour: 'red' } };

  it('stand under “custom” in the form and in what is sent', () => {
    const values = { ...toFormValues(own, record), custom: { colour: ' blue ', weight: '1,5' } };
    expect(toFormValues(own, record)).toEqual({ name: 'A', custom: { colour: 'red', weight: '' } });
    expect(toPatch(own, record, tidyValues(own, values))).toEqual({ custom: { colour: 'blue', weight: '1.5' } });
    expect(toNewRecord(own, tidyValues(own, { name: 'B', custom: { colour: '', weight: '2' } }))).toEqual({
      name: 'B',
      custom: { weight: '2' },
    });
  });

  it('are cleared one by one', () => {
    const values = { name: 'A', custom: { colour: '', weight: '' } };
    expect(toPatch(own, record, tidyValues(own, values))).toEqual({ custom: { colour: null } });
  });
});

describe('forms', () => {
  it.each([
    ['companies', 12],
    ['contacts', 8],
  ] as const)('of %s show at most %i fields before “more”', (object, most) => {
    expect(definitions[object].fields.filter(({ form }) => form === 'main').length).toBeLessThanOrEqual(most);
  });
});
