import type { ObjectName } from '#shared/model/objects/definition.ts';
import { noDate, valueSortKey } from './keys/parts.ts';
import { departmentPartition, nameSortKey, ownerPartition, workPartition } from './keys/records.ts';
import type { KeyRange } from './table.ts';

/** Where a record stands in the world: all that its index attributes are made of. */
export interface RecordPosition {
  readonly object: ObjectName;
  readonly id: string;
  readonly ownerId: string;
  readonly departmentId: string;
  /** ISO 8601 UTC */
  readonly updatedAt: string;
  /** What the record is called; lists by name sort by it. */
  readonly name: string;
  /** The company on whose card the record hangs; a company names itself. Absent: on no card. */
  readonly companyId?: string | undefined;
  /** The declared date of the object: `at` of an activity, `expectedCloseDate` of a deal. */
  readonly date?: string | undefined;
  /** Lists are by date instead of by name. */
  readonly isLog: boolean;
  /** Stage or status of work that is open; absent: it is done, or there is none. */
  readonly openState?: string | undefined;
}

/** Every index attribute that a record can have: those that `recordIndexKeys` leaves out are to be removed. */
export const indexAttributes = [
  'gsi1pk',
  'gsi1sk',
  'gsi2pk',
  'gsi2sk',
  'gsi3pk',
  'gsi3sk',
  'gsi4pk',
  'gsi4sk',
  'gsi5pk',
  'gsi5sk',
] as const;
export type IndexKeys = Readonly<Partial<Record<(typeof indexAttributes)[number], string>>>;

/** Beginnings of the sort keys on a company's card, which is read backwards: so the letters run from its end to its beginning. */
export const cardSections = {
  company: 'Z',
  duplicates: 'Y#DUP#',
  activities: 'A#',
} as const;

/** What of a client is shown first stands behind what is shown later; the sections `U` to `X` hold a company. */
const openSections: Readonly<Partial<Record<ObjectName, string>>> = {
  deals: 'X#deals#',
  tasks: 'W#tasks#',
  orders: 'V#orders#',
  invoices: 'U#invoices#',
  contracts: 'U#contracts#',
  contacts: 'T#contacts#',
  quotes: 'R#quotes#',
  cases: 'Q#cases#',
  leads: 'P#leads#',
};

/** Where open records of the object stand on a card, or all of them when they are never closed. */
export function openSectionOf(object: ObjectName): string {
  return openSections[object] ?? closedSectionOf(object);
}

/** Behind the timeline: what is over is asked for, not shown. */
function closedSectionOf(object: ObjectName): string {
  return `0#${object}#`;
}

/** What can keep a company from being deleted, in one range. */
export const holdingRange: KeyRange = { between: ['U#', 'X~'] };

/** The parts of a card that hold the records of one object. */
export function cardRangesOf(object: ObjectName): readonly KeyRange[] {
  if (object === 'companies') return [{ beginsWith: cardSections.company }];
  if (object === 'activities') return [{ beginsWith: cardSections.activities }];
  const sections = new Set([openSectionOf(object), closedSectionOf(object)]);
  return [...sections].map((beginsWith) => ({ beginsWith }));
}

/** What the records of an object are sorted by within a part of a card: their declared date, or when they were made. */
export function cardOrderOf(object: ObjectName): 'date' | 'created' {
  return object === 'activities' ? 'date' : 'created';
}

/** Index attributes of a live record. A deleted one has none: it leaves all indexes. */
export function recordIndexKeys(position: RecordPosition): IndexKeys {
  const { object, id, ownerId, departmentId, updatedAt } = position;
  const byChange = valueSortKey(updatedAt, id);
  return {
    ...cardKeys(position),
    gsi2pk: ownerPartition(object, ownerId),
    gsi2sk: byChange,
    gsi3pk: departmentPartition(object, departmentId),
    gsi3sk: byChange,
    gsi4pk: departmentPartition(object, departmentId),
    gsi4sk: listSortKey(position),
    ...workKeys(position),
  };
}

/** A log is looked for by when something was, everything else by what it is called. */
function listSortKey({ isLog, id, name, date }: RecordPosition): string {
  return isLog ? valueSortKey(date ?? '', id) : nameSortKey(name, id);
}

function cardKeys(position: RecordPosition): IndexKeys {
  return position.companyId === undefined ? {} : { gsi1pk: position.companyId, gsi1sk: cardSortKey(position) };
}

function cardSortKey({ object, id, date, openState }: RecordPosition): string {
  if (object === 'companies') return cardSections.company;
  if (object === 'activities') return cardSections.activities + valueSortKey(date ?? '', id);
  const isShown = openState !== undefined || object === 'contacts';
  return (isShown ? openSectionOf(object) : closedSectionOf(object)) + id;
}

function workKeys({ object, id, departmentId, date, openState }: RecordPosition): IndexKeys {
  if (openState === undefined) return {};
  return { gsi5pk: workPartition(object, openState, departmentId), gsi5sk: valueSortKey(date ?? noDate, id) };
}
