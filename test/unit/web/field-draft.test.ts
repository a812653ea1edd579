import { describe, expect, it } from 'vitest';
import { type CustomField, readCustomField } from '#shared/model/custom-fields.ts';
import { emptyOption, fromDraft, nameFrom, toDraft, withField } from '../../../web/src/features/fields/field-draft.ts';

const words = (en: string, fr = '', ru = '') => ({ en, fr, ru });

describe('a field in the form', () => {
  it('comes out as it went in', () => {
    const field: CustomField = {
      name: 'size',
      type: 'enum',
      label: { en: 'Size', fr: 'Taille', ru: 'Размер' },
      purpose: 'How many come to the training.',
      options: [
        { value: 'small', label: 'Small' },
        { value: 'large', label: 'Large', retired: true },
      ],
      required: true,
      filter: true,
      form: 'main',
    };
    expect(fromDraft(toDraft(field), field)).toEqual(field);
    const unique: CustomField = {
      name: 'plate',
      type: 'text',
      label: 'Plate',
      unique: true,
      form: 'more',
      retired: true,
    };
    expect(fromDraft(toDraft(unique), unique)).toEqual(unique);
  });

  it('is one that the server takes, named after what people call it', () => {
    const draft = { ...toDraft(), type: 'enums' as const, label: words('Delivery window', '', 'Окно доставки') };
    draft.options = [
      { ...emptyOption(), label: words('Before noon') },
      { ...emptyOption(), label: words('', '', 'вечер') },
    ];
    const field = fromDraft(draft);
    expect(field).toMatchObject({
      name: 'deliveryWindow',
      label: { en: 'Delivery window', fr: 'Delivery window', ru: 'Окно доставки' },
      options: [
        { value: 'beforeNoon', label: 'Before noon' },
        { value: 'option2', label: 'вечер' },
      ],
    });
    expect(readCustomField(field)).toEqual(field);
  });

  it('has the name of the first language that has Latin letters', () => {
    const draft = { ...toDraft(), label: words('Рампа', 'Quai de chargement', 'Рампа') };
    expect(fromDraft(draft).name).toBe('quaiDeChargement');
  });

  it('is not unique or searched where its type cannot be', () => {
    const draft = {
      ...toDraft(),
      type: 'boolean' as const,
      label: words('Paid'),
      flags: ['unique', 'searched', 'column'],
    };
    expect(fromDraft(draft)).toEqual({ name: 'paid', type: 'boolean', label: 'Paid', column: true, form: 'more' });
  });
});

it.each([
  ['Delivery window', 'deliveryWindow'],
  ['Année 2026', 'annee2026'],
  ['2nd plate', 'ndPlate'],
  ['Цвет', ''],
])('%s is %s to programs', (label, name) => {
  expect(nameFrom(label)).toBe(name);
});

it('a changed field keeps its place, a new one comes last', () => {
  const field = (name: string, form: 'main' | 'more' = 'more'): CustomField => ({
    name,
    type: 'text',
    label: name,
    form,
  });
  const fields = [field('a'), field('b')];
  expect(withField(fields, field('a', 'main')).map(({ name, form }) => [name, form])).toEqual([
    ['a', 'main'],
    ['b', 'more'],
  ]);
  expect(withField(fields, field('c')).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});
