import type { Facts } from '#shared/domain/duplicates/model/profile.ts';

type Row = Readonly<Record<string, string>>;
/** Columns joined by ` + ` make one text. */
type Column = string;

/** Which columns of a set say what; one file a set, beside this one. */
export interface FieldMap {
  /** The file of parameters in `models`, `workspace` for those that the product comes with; without it that of the set. */
  readonly model?: string;
  /** In what order records came in; without it that of the file. */
  readonly order?: Column;
  readonly kind?: { readonly column: Column; readonly values: Readonly<Record<string, string>> };
  /** Without a column that tells: that of all records. */
  readonly allOfKind?: string;
  /** Only records of different sources are the same. */
  readonly source?: Column;
  /** A record of one source is the same as one of the other at most. */
  readonly oneToOne?: boolean;
  /** Judged by the best answer to each record of the first source. */
  readonly ranked?: boolean;
  readonly person?: Readonly<Partial<Record<'full' | 'first' | 'middle' | 'last', Column>>>;
  readonly firms?: readonly Column[];
  readonly numbers?: readonly Column[];
  readonly phones?: readonly Column[];
  readonly emails?: readonly Column[];
  readonly websites?: readonly Column[];
  readonly streets?: readonly Column[];
  readonly towns?: readonly Column[];
  readonly postcodes?: readonly Column[];
  readonly dates?: readonly Column[];
  readonly title?: Column;
  readonly people?: Column;
  readonly category?: Column;
  readonly otherCategory?: Column;
  readonly word?: Column;
}

const lists = [
  'firms',
  'numbers',
  'phones',
  'emails',
  'websites',
  'streets',
  'towns',
  'postcodes',
  'dates',
] as const satisfies readonly (keyof FieldMap)[];
const texts = ['title', 'people', 'category', 'otherCategory', 'word'] as const satisfies readonly (keyof FieldMap)[];

export function toFacts(map: FieldMap, row: Row): Facts {
  const kind = map.kind ? (map.kind.values[row[map.kind.column]?.trim() ?? ''] ?? 'other') : kindOf(map);
  const person = map.person && (!map.kind || kind === 'person') ? readPerson(map.person, row) : undefined;
  return {
    kind,
    ...(person && { person }),
    ...Object.fromEntries(lists.map((name) => [name, valuesOf(map[name] ?? [], row)])),
    ...Object.fromEntries(
      texts.flatMap((name) => (map[name] === undefined ? [] : [[name, readColumn(map[name], row)]])),
    ),
  };
}

function kindOf({ allOfKind, person }: FieldMap): string {
  return allOfKind ?? (person ? 'person' : 'firm');
}

/** Every column that the map reads. */
export function columnsOf(map: FieldMap): readonly string[] {
  const named = [
    map.order,
    map.kind?.column,
    map.source,
    ...Object.values(map.person ?? {}),
    ...lists.flatMap((name) => map[name] ?? []),
    ...texts.map((name) => map[name]),
  ];
  return named.flatMap((column) => column?.split(' + ') ?? []);
}

function readPerson(columns: NonNullable<FieldMap['person']>, row: Row) {
  return Object.fromEntries(Object.entries(columns).map(([part, column]) => [part, readColumn(column, row)]));
}

function valuesOf(columns: readonly Column[], row: Row): readonly string[] {
  return columns.map((column) => readColumn(column, row)).filter((value) => value !== '');
}

function readColumn(column: Column, row: Row): string {
  return column
    .split(' + ')
    .map((name) => row[name]?.trim() ?? '')
    .filter((value) => value !== '')
    .join(' ');
}
