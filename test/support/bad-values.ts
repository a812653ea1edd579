import type { FieldDefinition, FieldType } from '#shared/model/objects/definition.ts';
import { absentId } from './operations.ts';

/** What it is, and the value. */
export type BadValue = readonly [what: string, value: unknown];

/** Harmless where text is expected: it is kept as it is. */
export const harmlessText = {
  html: '<img src=x onerror="alert(1)">',
  formula: '=HYPERLINK("https://client.example";"open")',
} as const;

const brokenText = { 'control character': 'bell \u0007', 'lone surrogate': 'half \ud800' } as const;

type Kind = 'text' | 'number' | 'boolean' | 'list' | 'object';
const kinds: Readonly<Record<Kind, unknown>> = { text: 'text', number: 7, boolean: true, list: [], object: { a: 1 } };

const kindOf: Readonly<Record<FieldType, Kind>> = {
  text: 'text',
  longText: 'text',
  boolean: 'boolean',
  enum: 'text',
  enums: 'list',
  integer: 'number',
  decimal: 'text',
  currency: 'text',
  country: 'text',
  date: 'text',
  dateTime: 'text',
  reference: 'text',
  phones: 'list',
  emails: 'list',
  identifiers: 'list',
  addresses: 'list',
  urls: 'list',
  coManagers: 'list',
  credits: 'list',
  items: 'list',
  links: 'list',
};

/** Values that no field of its type takes: each must be refused with a pointer to the field. */
export function badValues(field: FieldDefinition): readonly BadValue[] {
  const kind = kindOf[field.type];
  const others = Object.entries(kinds).filter(([other]) => other !== kind);
  return [
    ...others.map(([other, value]): BadValue => [`${other} for ${kind}`, value]),
    ['__proto__', kind === 'list' ? [prototypeSetter()] : prototypeSetter()],
    ...(kind === 'list' ? badLists(field) : []),
    ...ofType(field),
  ];
}

/** As it comes out of `JSON.parse`: an own property, which a careless copy makes the prototype. */
function prototypeSetter(): unknown {
  return JSON.parse('{"__proto__":{"isAdministrator":true}}');
}

function badLists({ max = 200 }: FieldDefinition): readonly BadValue[] {
  return [
    ['list of numbers', [7]],
    ['list of nothing', [null]],
    ['list of lists', [[]]],
    ['too many', Array(max + 1).fill({})],
  ];
}

const entriesOf = (values: Readonly<Record<string, string>>, place: (value: string) => unknown): readonly BadValue[] =>
  Object.entries(values).map(([what, value]) => [what, place(value)]);

function ofType(field: FieldDefinition): readonly BadValue[] {
  const { type, max = 200, to } = field;
  const tooLong = { 'too long': 'x'.repeat(max + 1) };
  const itself = (value: string) => value;
  const anyText = { ...brokenText, ...harmlessText, 'too long': 'x'.repeat(1000) };
  switch (type) {
    case 'text':
    case 'longText':
      return entriesOf({ ...brokenText, ...tooLong, blank: ' ' }, itself);
    case 'boolean':
      return [];
    case 'integer':
      return [1e308, 2 ** 53, -1, 1.5].map((value) => [`number ${value}`, value]);
    case 'decimal':
      return entriesOf({ ...anyText, huge: '9'.repeat(12), exponent: '1e9', infinite: 'Infinity' }, itself);
    case 'enum':
    case 'currency':
    case 'country':
      return entriesOf({ ...anyText, unknown: 'no such option' }, itself);
    case 'date':
    case 'dateTime':
      return entriesOf({ ...anyText, 'no day': '2026-02-30', 'year of five digits': '12026-01-01' }, itself);
    case 'reference': {
      const dangling = to === undefined || to === 'users' || to === 'stages' || to === 'departments';
      return entriesOf({ ...anyText, dangling: dangling ? 'nobody' : absentId(to) }, itself);
    }
    case 'enums':
      return entriesOf({ ...anyText, unknown: 'no such option' }, (value) => [value]);
    case 'phones':
      return entriesOf({ ...brokenText, 'too long': 'x'.repeat(41) }, (value) => [{ value }]);
    case 'emails':
      return entriesOf(anyText, (value) => [{ value }]);
    case 'identifiers':
      return [
        ...entriesOf(anyText, (value) => [{ scheme: 'FR-SIREN', value }]),
        ...entriesOf(anyText, (scheme) => [{ scheme, value: '732829320' }]),
      ];
    case 'addresses':
      return [
        ...entriesOf({ ...brokenText, 'too long': 'x'.repeat(201) }, (street) => [{ street }]),
        ...entriesOf(anyText, (country) => [{ country }]),
      ];
    case 'urls':
      return entriesOf(anyText, (value) => [value]);
    case 'coManagers':
      return entriesOf({ ...anyText, dangling: 'nobody' }, (userId) => [{ userId }]);
    case 'credits':
      return [
        ...entriesOf({ ...anyText, dangling: 'nobody' }, (userId) => [{ userId, share: '100' }]),
        ...entriesOf({ ...anyText, negative: '-1', 'not all of it': '99.999' }, (share) => [
          { userId: 'nobody', share },
        ]),
      ];
    case 'items':
      return [
        ...entriesOf({ ...anyText, negative: '-1' }, (quantity) => [{ name: 'Work', quantity, price: '1' }]),
        ...entriesOf(anyText, (price) => [{ name: 'Work', quantity: '1', price }]),
        ['dangling', [{ productId: absentId('products'), quantity: '1', price: '1' }]],
      ];
    case 'links':
      return entriesOf({ ...anyText, dangling: absentId('companies') }, (id) => [{ object: 'companies', id }]);
  }
}
