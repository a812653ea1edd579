import { describe, expect, it } from 'vitest';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { isOverdue, localDay } from '../../../web/src/features/records/due.ts';
import { personName } from '../../../web/src/features/records/person-name.ts';
import { isOpen, stateField, stateTone } from '../../../web/src/features/records/record-state.ts';
import { titleIn } from '../../../web/src/features/records/record-title.ts';

function record(object: ObjectName, fields: Partial<CrmRecord> = {}): CrmRecord {
  const at = '2026-11-01T10:00:00.000Z';
  return { id: 'x', object, version: 1, createdAt: at, createdBy: 'u', updatedAt: at, updatedBy: 'u', ...fields };
}

describe('the name of a person', () => {
  const person = { lastName: 'Петрова', firstName: 'Анна', middleName: 'Ильинична' };

  it.each([
    ['ru', 'Петрова Анна Ильинична'],
    ['en', 'Анна Петрова'],
    ['fr', 'Анна Петрова'],
  ] as const)('in %s is %s', (language, name) => {
    expect(personName(person, language)).toBe(name);
    expect(titleIn(language, record('contacts', person))).toBe(name);
  });

  it('is whatever is known of it', () => {
    expect(personName({ lastName: 'Durand', firstName: '' }, 'fr')).toBe('Durand');
  });
});

describe('the title of a record', () => {
  it('has the number first, and is empty when there is nothing to call it by', () => {
    expect(titleIn('en', record('orders', { number: 'O-2026-00001', title: 'Two forklifts' }))).toBe(
      'O-2026-00001 Two forklifts',
    );
    expect(titleIn('en', record('payments'))).toBe('');
  });
});

describe('what is overdue', () => {
  const noon = new Date(2026, 10, 22, 12);

  it('is an open deal from the day after it was expected', () => {
    expect(isOverdue(record('deals', { expectedCloseDate: '2026-11-21' }), noon)).toBe(true);
    expect(isOverdue(record('deals', { expectedCloseDate: '2026-11-22' }), noon)).toBe(false);
    expect(isOverdue(record('deals', { expectedCloseDate: '2026-11-21', closedAt: 'x' }), noon)).toBe(false);
    expect(isOverdue(record('deals'), noon)).toBe(false);
  });

  it('is a task from the minute it was due, until it is done', () => {
    const due = (minutes: number) => new Date(noon.getTime() + minutes * 60_000).toISOString();
    expect(isOverdue(record('tasks', { status: 'open', dueAt: due(-1) }), noon)).toBe(true);
    expect(isOverdue(record('tasks', { status: 'open', dueAt: due(1) }), noon)).toBe(false);
    expect(isOverdue(record('tasks', { status: 'done', dueAt: due(-1) }), noon)).toBe(false);
  });

  it('is an invoice that was sent, and no draft; what only holds until a day is not', () => {
    expect(isOverdue(record('invoices', { status: 'issued', dueAt: '2026-11-01' }), noon)).toBe(true);
    expect(isOverdue(record('invoices', { status: 'draft', dueAt: '2026-11-01' }), noon)).toBe(false);
    expect(isOverdue(record('invoices', { status: 'paid', dueAt: '2026-11-01' }), noon)).toBe(false);
    expect(isOverdue(record('quotes', { status: 'sent', validUntil: '2026-11-01' }), noon)).toBe(false);
  });

  it('goes by the calendar of the place', () => {
    expect(localDay(new Date(2026, 10, 22, 0, 30))).toBe('2026-11-22');
    expect(localDay(new Date(2026, 10, 22, 23, 30))).toBe('2026-11-22');
  });
});

describe('how far a record is', () => {
  it('is open, at a good end, or over', () => {
    expect(stateTone(record('orders', { status: 'shipped' }))).toBe('open');
    expect(stateTone(record('orders', { status: 'completed' }))).toBe('well');
    expect(stateTone(record('orders', { status: 'cancelled' }))).toBe('over');
    expect(isOpen(record('contacts'))).toBe(true);
  });

  it('is told by a field of its own, except where there are stages or nothing to tell', () => {
    expect(stateField(definitions.invoices)?.name).toBe('status');
    expect(stateField(definitions.deals)).toBeUndefined();
    expect(stateField(definitions.products)).toBeUndefined();
  });
});
