import type { ObjectName } from '#shared/model/objects/definition.ts';
import { departmentPartition, nameSortKey, noDate, ownerPartition, stagePartition, valueSortKey } from './keys.ts';
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
  /** Stage of a deal that is open; absent: the deal is closed. */
  readonly openStageId?: string | undefined;
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
  openDeals: 'X#deals#',
  contacts: 'T#contacts#',
  activities: 'A#',
  closedDeals: '0#deals#',
} as const;

/** The parts of a card that hold the records of one object. */
export function cardRangesOf(object: ObjectName): readonly KeyRange[] {
  const { company, contacts, activities, openDeals, closedDeals } = cardSections;
  const sections = {
    companies: [company],
    contacts: [contacts],
    activities: [activities],
    deals: [openDeals, closedDeals],
  };
  return sections[object].map((beginsWith) => ({ beginsWith }));
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

/** An activity is looked for by when it was, everything else by what it is called. */
function listSortKey({ object, id, name, date }: RecordPosition): string {
  return object === 'activities' ? valueSortKey(date ?? '', id) : nameSortKey(name, id);
}

function cardKeys(position: RecordPosition): IndexKeys {
  return position.companyId === undefined ? {} : { gsi1pk: position.companyId, gsi1sk: cardSortKey(position) };
}

function cardSortKey({ object, id, date, openStageId }: RecordPosition): string {
  switch (object) {
    case 'companies':
      return cardSections.company;
    case 'contacts':
      return cardSections.contacts + id;
    case 'deals':
      return (openStageId === undefined ? cardSections.closedDeals : cardSections.openDeals) + id;
    case 'activities':
      return cardSections.activities + valueSortKey(date ?? '', id);
  }
}

function workKeys({ object, id, departmentId, date, openStageId }: RecordPosition): IndexKeys {
  if (object !== 'deals' || openStageId === undefined) return {};
  return { gsi5pk: stagePartition(openStageId, departmentId), gsi5sk: valueSortKey(date ?? noDate, id) };
}
