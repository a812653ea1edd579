import type { ObjectName } from '../objects/definition.ts';
import { findStage } from '../pipelines.ts';
import type { Fields } from '../records.ts';
import { latest, mondayAfter, weeksAfter } from './days.ts';
import type { Loss, QualityFacts, QualityRule, ScoredRecord } from './quality.ts';

type Aged = Omit<Loss, 'dimension'>;

/** A client of whom nothing was heard for so many weeks. */
const silenceWeeks = 13;
const silencePoints = 10;

/** Details of people and firms that change, by how many weeks they are trusted. */
const details: Readonly<
  Partial<Record<ObjectName, readonly (readonly [field: string, weeks: number, points: number])[]>>
> = {
  companies: [
    ['phones', 52, 4],
    ['emails', 52, 3],
    ['addresses', 52, 3],
  ],
  contacts: [
    ['phones', 52, 4],
    ['emails', 52, 4],
    ['position', 52, 4],
  ],
  products: [['price', 52, 6]],
};

/** Open work that nobody touched for so many weeks. */
const untouched: Readonly<Partial<Record<ObjectName, { readonly field: string; readonly weeks: number }>>> = {
  leads: { field: 'status', weeks: 2 },
  deals: { field: 'stageId', weeks: 6 },
};
const untouchedPoints = 10;

/** Days that open work should not outlive. */
const deadlines: Readonly<Partial<Record<ObjectName, string>>> = {
  deals: 'expectedCloseDate',
  quotes: 'validUntil',
  contracts: 'endsOn',
  orders: 'deliverOn',
};
const deadlinePoints = 8;

/** What grows old, each with the day on which it does. */
export function findAgeing(record: ScoredRecord, isOpen: boolean, facts: QualityFacts): readonly Aged[] {
  return [
    ...silenceOf(record, facts),
    ...detailsOf(record, facts),
    ...(isOpen ? [...untouchedOf(record), ...deadlineOf(record)] : []),
  ];
}

function silenceOf({ object, createdAt, data }: ScoredRecord, { lastContactAt }: QualityFacts): readonly Aged[] {
  if (object !== 'companies' || !isWorkedWith(data)) return [];
  const since = latest(lastContactAt, createdAt);
  return [aged('lastContactAt', 'contact.old', silencePoints, weeksAfter(since, silenceWeeks))];
}

function isWorkedWith({ status = 'active', roles }: Fields): boolean {
  const said = (roles as readonly string[] | undefined) ?? [];
  return status === 'active' && (said.length === 0 || said.some((role) => role !== 'supplier'));
}

/** Whoever saved the record, or heard of the client, saw nothing wrong with what it says. */
function detailsOf(record: ScoredRecord, { lastContactAt, answers }: QualityFacts): readonly Aged[] {
  return (details[record.object] ?? []).flatMap(([field, weeks, points]) => {
    if (record.data[field] === undefined) return [];
    const since = latest(touchedAt(record), lastContactAt, answers?.confirmed?.[field]);
    return [aged(field, 'details.old', points, weeksAfter(since, weeks))];
  });
}

/** A job that gives values another form confirms nothing. */
function touchedAt({ createdAt, updatedAt, updatedBy }: ScoredRecord): string {
  return updatedBy.startsWith('system:') ? createdAt : updatedAt;
}

function untouchedOf(record: ScoredRecord): readonly Aged[] {
  const rule = untouched[record.object];
  return rule ? [aged(rule.field, 'untouched', untouchedPoints, weeksAfter(touchedAt(record), rule.weeks))] : [];
}

function deadlineOf({ object, data }: ScoredRecord): readonly Aged[] {
  const field = deadlines[object];
  const day = field === undefined ? undefined : data[field];
  if (field === undefined || typeof day !== 'string' || (object === 'contracts' && data.autoRenewal === true))
    return [];
  return [aged(field, 'date.passed', deadlinePoints, mondayAfter(day))];
}

function aged(field: string, rule: QualityRule, points: number, from: string): Aged {
  return { field, rule, points, from };
}

/** Something was heard of the other side: they spoke, met us or wrote. */
export function isTwoWay({ type, direction, durationSeconds }: Fields): boolean {
  if (type === 'meeting') return true;
  if (type === 'call') return durationSeconds !== 0;
  return (type === 'email' || type === 'message') && direction === 'in';
}

/** Whether there is still work to do with the record. @param work of its definition */
export function isOpenWork(
  work: { readonly field: string; readonly open?: readonly string[] } | undefined,
  data: Fields,
) {
  if (!work) return false;
  const state = data[work.field];
  return work.open ? work.open.includes(String(state)) : findStage(state)?.kind === 'open';
}
