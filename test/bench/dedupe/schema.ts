import type { FieldMap } from './field-map.ts';

/** What a labelled set says about its own columns. */
export interface Schema {
  readonly kind?: string | { readonly column: string; readonly values: Readonly<Record<string, string>> };
  /** Only records of different sources are the same, and each has one counterpart at most. */
  readonly link?: boolean;
  readonly columns: Readonly<Record<string, string>>;
}

/** Column of lists of records: which of two lists a row stands in, and when it came in. */
const sourceColumn = 'source';
const orderColumn = 'created_at';

/**
 * The field map that a schema comes to. Of several columns of one role each is a value of its own, but for parts of a name,
 * which stand together, and the number of a house, which belongs to the first street.
 * @param columns of the set, @param rows to see whether a text is one word
 */
export function toFieldMap(schema: Schema, columns: readonly string[], rows: readonly Row[]): FieldMap {
  const of = (role: string) => columns.filter((column) => schema.columns[column] === role);
  const joined = (...roles: readonly string[]) => roles.flatMap(of).join(' + ') || undefined;
  const person = withoutGaps({
    full: joined('fullName'),
    first: joined('firstName'),
    middle: joined('middleName'),
    last: joined('lastName'),
  });
  const isOfPeople = schema.kind !== 'company' && Object.keys(person).length > 0;
  const [street, ...streets] = of('street');
  const houses = of('houseNumber');
  // People change their position within a firm, and keep it where no firm is known.
  const positions = of('companyName').length > 0 ? [] : of('position');
  const signs = [...of('region'), ...of('year'), ...positions, ...of('number')];
  const names = [...of('companyName'), ...(isOfPeople ? [] : Object.values(person))];
  const isLink = schema.link === true && columns.includes(sourceColumn);
  const word = isLink ? singleWord(schema, columns, rows) : undefined;
  return withoutGaps({
    kind: typeof schema.kind === 'string' ? undefined : schema.kind,
    allOfKind: typeof schema.kind === 'string' ? schema.kind : undefined,
    order: columns.includes(orderColumn) ? orderColumn : undefined,
    source: isLink ? sourceColumn : undefined,
    oneToOne: isLink || undefined,
    person: isOfPeople && word === undefined ? person : undefined,
    firms: word === undefined ? names : undefined,
    numbers: [...of('legalId'), ...of('personId')],
    phones: of('phone'),
    emails: of('email'),
    websites: of('website'),
    streets: [[...houses, ...(street === undefined ? [] : [street])].join(' + '), ...streets, ...of('address')].filter(
      (column) => column !== '',
    ),
    towns: of('city'),
    postcodes: of('postalCode'),
    dates: of('birthDate'),
    title: word === undefined ? joined('title') : undefined,
    people: word === undefined ? joined('text') : undefined,
    category: signs[0],
    otherCategory: signs[1],
    word,
  });
}

type Row = Readonly<Record<string, string>>;
const namingRoles = ['fullName', 'firstName', 'lastName', 'companyName', 'title', 'text'];

/** The only column that says anything, when most of its texts are one word: names as scripts write them. */
function singleWord({ columns: roles }: Schema, columns: readonly string[], rows: readonly Row[]): string | undefined {
  const telling = columns.filter((column) => roles[column] !== undefined && roles[column] !== 'ignore');
  const [only] = telling;
  if (telling.length !== 1 || only === undefined || !namingRoles.includes(roles[only] ?? '')) return undefined;
  const single = rows.filter((row) => !/\S\s+\S/.test(row[only] ?? '')).length;
  return single > rows.length * 0.9 ? only : undefined;
}

function withoutGaps<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}
