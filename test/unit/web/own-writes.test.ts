import { describe, expect, it } from 'vitest';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { CompanyCard } from '../../../web/src/api/schema.ts';
import { mergeOwnWrites, noteOwnWrite } from '../../../web/src/features/records/own-writes.ts';

let made = 0;

const none = { data: [] };
const nothingElse = {
  tasks: none,
  orders: none,
  invoices: none,
  contracts: none,
  quotes: none,
  cases: none,
  leads: none,
};

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
  parts: Partial<Record<'contacts' | 'deals' | 'activities', readonly CrmRecord[]>> = {},
): CompanyCard {
  return {
    company,
    contacts: { data: parts.contacts ?? [] },
    deals: { data: parts.deals ?? [] },
    ...nothingElse,
    receivables: null,
    quality: null,
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
});
