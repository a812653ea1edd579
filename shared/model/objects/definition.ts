import type { Language } from '../tenant.ts';

/** Objects that are kept as records; each name is also the path segment of its routes. */
export const objectNames = [
  'companies',
  'contacts',
  'leads',
  'deals',
  'products',
  'quotes',
  'contracts',
  'orders',
  'invoices',
  'payments',
  'cases',
  'tasks',
  'activities',
] as const;
export type ObjectName = (typeof objectNames)[number];

export const filterOps = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in', 'prefix', 'exists'] as const;
export type FilterOp = (typeof filterOps)[number];

/**
 * - `text` one line, `longText` many lines
 * - `decimal` a decimal string ("1234.50"), `currency` an ISO 4217 code
 * - `date` YYYY-MM-DD, `dateTime` ISO 8601 UTC
 * - `reference` the id of a record of `to`
 * - `phones` [{value, kind?, e164?}], `emails` [{value, canonical?}], `identifiers` [{scheme, value}],
 *   `addresses` [{street?, postalCode?, city?, region?, country?, kind?}], `urls` [string]
 * - `coManagers` [{userId, scope?}]: colleagues who look after a part of the client, which `scope` names
 * - `credits` [{userId, share}]: whose a sale is, in percent; together 100
 * - `items` [{productId?, name?, quantity, price, discount?, vatRate?}]: what is sold, see `line-items.ts`
 * - `links` [{object, id}]: records of any kind
 */
export const fieldTypes = [
  'text',
  'longText',
  'boolean',
  'enum',
  'enums',
  'integer',
  'decimal',
  'currency',
  'country',
  'date',
  'dateTime',
  'reference',
  'phones',
  'emails',
  'identifiers',
  'addresses',
  'urls',
  'coManagers',
  'credits',
  'items',
  'links',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** One text for all, or one for each language. */
export type LocalizedText = string | Readonly<Record<Language, string>>;

/**
 * - `name` of a firm or a thing, `brand` a name that several firms may share, `fullName` all names of a person in one text
 * - `employer` the company that a person works for
 */
export type MatchMark =
  | 'name'
  | 'brand'
  | 'fullName'
  | 'lastName'
  | 'firstName'
  | 'middleName'
  | 'employer'
  | 'phone'
  | 'email'
  | 'identifier'
  | 'website'
  | 'address'
  | 'birthday';

export interface FieldDefinition {
  readonly name: string;
  readonly type: FieldType;
  readonly required?: true;
  /** Filled in by the system when nothing is given on creation; can be changed, never cleared. */
  readonly filledIn?: true;
  /** What a new record holds when nothing is given. `tenant`: the workspace's own currency or country. */
  readonly default?: string | boolean | { readonly from: 'tenant' | 'today' | 'actor' };
  /** A decimal that counts hundredths; others are sums of money. */
  readonly percent?: true;
  /** Written by the system only; refused in input. */
  readonly readOnly?: true;
  /** Longest text in characters, or longest list in entries. */
  readonly max?: number;
  /** Values of `enum` and `enums`. */
  readonly options?: readonly string[];
  readonly to?: ObjectName | 'users' | 'stages' | 'departments';
  /** The people named here see the record as theirs, and find it in a list of their own. */
  readonly linked?: true;
  /** Operations that a list accepts on this field. */
  readonly filter?: readonly FilterOp[];
  /** What the field says about identity, when records are compared for duplicates. */
  readonly match?: MatchMark;
  /** Tells something about a person: it goes when that person is erased. */
  readonly personal?: true;
  /** A field of the workspace's own, called `custom.<name>`: its words are its own as well. */
  readonly label?: LocalizedText;
  /** What such a field is used for. */
  readonly purpose?: LocalizedText;
  /** By option. */
  readonly optionLabels?: Readonly<Record<string, LocalizedText>>;
  /** No two live records have the same value, however it is written. */
  readonly unique?: true;
  /** Of a reference: the record is about the person that it names, and its personal fields are theirs. */
  readonly about?: true;
  /** Options from the strictest on: of several values that meet, the stricter one holds, whoever chooses. */
  readonly strictest?: readonly string[];
  /** Where a form shows the field; absent: not in forms. */
  readonly form?: 'main' | 'more';
  /** Shown as a column of lists by default. */
  readonly column?: true;
}

export interface ObjectDefinition {
  readonly name: ObjectName;
  /** Prefix of ids: `com_01J…`. */
  readonly prefix: string;
  readonly fields: readonly FieldDefinition[];
  /** The field that holds the responsible user; it decides scope and shard. */
  readonly owner: string;
  /** Whose a new record is when nobody is named: its creator's, or that of the client's account manager. */
  readonly ownedBy?: 'accountManager';
  /** The field that names the company whose card the record hangs on; `id`: the record is the company; absent: on no card. */
  readonly company?: 'id' | 'companyId';
  /** Fields that name the record, for titles and sorting by name. */
  readonly title: readonly string[];
  /** What its lists are kept in the order of, besides the last change; a log is looked for by when something was. */
  readonly listBy?: 'date';
  /** Found by its name and numbers. */
  readonly searched?: true;
  /** Beginning of the number that a new document gets, as in `Q-2026-00017`; it becomes its field `number`. */
  readonly numbered?: string;
  /** How far it is: while its `field` has one of the `open` values there is work to do. Stages say it themselves. */
  readonly work?: { readonly field: string; readonly open?: readonly string[] };
  /** As long as it is open, its company cannot be deleted. */
  readonly holdsCompany?: true;
  /** Its records are people, named by these fields: what is kept about one can be given out and erased. */
  readonly person?: readonly string[];
  /** Comes in by files as well. */
  readonly imported?: true;
  /**
   * Whoever manages the company together with its account manager may create and change such records of it: all, or those
   * whose `productCategory` is the product line that is theirs.
   */
  readonly coManaged?: 'all' | 'inLine';
  /** Whose it is follows from rules, where it comes from outside or a machine makes it and names nobody. */
  readonly assigned?: true;
  /** Work that one seller at a time should do with a client: who begins more of it is warned. */
  readonly contested?: true;
  /** Fields that whoever reads the client sees without a right on the object itself; absent: all. */
  readonly outline?: readonly string[];
  /** The one date that lists of this object can be sorted by, besides `updatedAt` and name. */
  readonly date?: string;
}

/** What the system keeps of every record and lists can show. */
export const systemColumns: readonly FieldDefinition[] = [
  { name: 'createdAt', type: 'dateTime', readOnly: true },
  { name: 'createdBy', type: 'reference', to: 'users', readOnly: true },
  { name: 'updatedAt', type: 'dateTime', readOnly: true },
  { name: 'updatedBy', type: 'reference', to: 'users', readOnly: true },
];

export const systemFields = ['id', 'object', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'] as const;
