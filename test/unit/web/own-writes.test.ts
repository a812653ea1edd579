import { describe, expect, it } from 'vitest';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { CompanyCard } from '../../../web/src/api/schema.ts';
import {
  type CardList,
  cardLists,
  forgetOwnWrite,
  mergeOwnWrites,
  noteOwnDeletion,
  noteOwnWrite,
  withOwnWrites,
} from '../../../web/src/features/records/own-writes.ts';

const quality = {
  score: 100,
  dimensions: { completeness: 100, validity: 100, uniqueness: 100, freshness: 100, consistency: 100 },
  issues: [],
  facts: {},
  asOf: '2026-11-20',
};

let made = 0;

function record(object: ObjectName, fields: Record<string, unknown> = {}): CrmRecord {
  made += 1;
  const at = '2026-01-01T00:00:00Z';
  const system = {
    id: `${object}-${made}`,
    object,
    version: 1,
    createdAt: at,
    createdBy: 'u',
    updatedAt: at,
    updatedBy: 'u',
  };
  return { ...system, ...fields };
}

function card(
  company: CrmRecord,
  parts: Partial<Record<CardList | 'activities', readonly CrmRecord[]>> = {},
): CompanyCard {
  const lists = cardLists.map((object) => [object, { data: parts[object] ?? [] }]);
  return {
    ...(Object.fromEntries(lists) as Record<CardList, CompanyCard[CardList]>),
    company,
    receivables: null,
    quality,
    duplicates: [],
    timeline: { data: parts.activities ?? [], next: null },
  };
}

describe('own writes on a card', () => {
  it('shows what the index does not have yet, once', () => {
    const company = record('companies');
    const contact = record('contacts', { companyId: company.id });
    noteOwnWrite(contact);
    expect(mergeOwnWrites(card(company)).contacts.data).toEqual([contact]);
    expect(mergeOwnWrites(card(company, { contacts: [contact] })).contacts.data).toEqual([contact]);
  });

  it('prefers the newer version, whichever side has it', () => {
    const company = record('companies', { name: 'old' });
    noteOwnWrite({ ...company, version: 2, name: 'mine' });
    expect(mergeOwnWrites(card(company)).company.name).toBe('mine');
    const theirs = { ...company, version: 3, name: 'theirs' };
    expect(mergeOwnWrites(card(theirs)).company.name).toBe('theirs');
  });

  it('keeps a deal that was closed here until the page is loaded anew', () => {
    const company = record('companies');
    const won = record('deals', {
      companyId: company.id,
      version: 2,
      stageId: 'won',
      closedAt: '2026-01-02T00:00:00Z',
    });
    noteOwnWrite(won, 0);
    noteOwnWrite(record('contacts'), 60_000);
    expect(mergeOwnWrites(card(company), 60_000).deals.data).toEqual([won]);
  });

  it('shows a deal that was opened again while the index still misses it', () => {
    const company = record('companies');
    const open = record('deals', { companyId: company.id, version: 3 });
    noteOwnWrite({ ...open, version: 2, closedAt: '2026-01-02T00:00:00Z' });
    noteOwnWrite(open);
    expect(mergeOwnWrites(card(company)).deals.data).toEqual([open]);
  });

  it('puts an activity where its date belongs', () => {
    const company = record('companies');
    const at = (day: string) => record('activities', { companyId: company.id, at: `2026-02-${day}T00:00:00Z` });
    const [early, middle, late] = [at('01'), at('02'), at('03')];
    noteOwnWrite(middle);
    expect(mergeOwnWrites(card(company, { activities: [late, early] })).timeline.data).toEqual([late, middle, early]);
  });

  it('keeps to its own company and forgets after ten seconds', () => {
    const company = record('companies');
    const contact = record('contacts', { companyId: company.id });
    noteOwnWrite(contact, 0);
    expect(mergeOwnWrites(card(record('companies')), 1000).contacts.data).toEqual([]);
    expect(mergeOwnWrites(card(company), 10_001).contacts.data).toEqual([]);
  });

  it('takes from the card what was closed or deleted here, and what went to another client', () => {
    const company = record('companies');
    const [paid, deleted, moved, left] = ['issued', 'issued', 'issued', 'issued'].map((status) =>
      record('invoices', { companyId: company.id, status }),
    ) as [CrmRecord, CrmRecord, CrmRecord, CrmRecord];
    noteOwnWrite({ ...paid, version: 2, status: 'paid' });
    noteOwnDeletion(deleted);
    noteOwnWrite({ ...moved, version: 2, companyId: 'another' });
    expect(mergeOwnWrites(card(company, { invoices: [paid, deleted, moved, left] })).invoices.data).toEqual([left]);
  });

  it('does not bring back what was erased', () => {
    const company = record('companies');
    const contact = record('contacts', { companyId: company.id });
    noteOwnWrite(contact);
    expect(mergeOwnWrites(card(company)).contacts.data).toEqual([contact]);
    forgetOwnWrite(contact.id);
    expect(mergeOwnWrites(card(company)).contacts.data).toEqual([]);
  });
});

it('shows a record again that was restored', () => {
  const task = record('tasks', { status: 'open' });
  const isTask = (one: CrmRecord) => one.id === task.id;
  noteOwnDeletion(task);
  expect(withOwnWrites([task], isTask)).toEqual([]);
  noteOwnWrite({ ...task, version: 2 });
  expect(withOwnWrites([], isTask)).toEqual([{ ...task, version: 2 }]);
});
