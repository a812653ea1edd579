import { describe, expect, it } from 'vitest';
import { companies } from '#shared/model/objects/companies.ts';
import { deals } from '#shared/model/objects/deals.ts';
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

  it('asks for nothing that it has no input for', () => {
    const names = formFieldsOf(deals).map(({ name }) => name);
    expect(names).toContain('amount');
    expect(names).not.toContain('items');
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

  it('finds the input that a pointer names', () => {
    expect(pointerToPath('/phones/0/value')).toBe('phones.0.value');
    expect(pointerToPath('/a~1b/c~0d')).toBe('a/b.c~d');
  });
});
