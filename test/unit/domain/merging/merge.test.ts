import { beforeEach, describe, expect, it } from 'vitest';
import type { MergePreview } from '#shared/domain/merging/describe-plan.ts';
import { mergeRecords } from '#shared/domain/merging/merge-records.ts';
import { readCompanyCard } from '#shared/domain/records/company-card.ts';
import { deleteRecord, restoreRecord } from '#shared/domain/records/delete-record.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { resolveRecord } from '#shared/domain/records/read-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { searchRecords } from '#shared/domain/search/search-records.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { catchUp } from '#test/support/canonical-state.ts';
import { type MergeOffice, openMergeOffice, quiet } from '#test/support/merges.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';

const { companies, contacts, deals } = definitions;

let office: MergeOffice;
let wind: string;
let veter: string;
beforeEach(async () => {
  office = await openMergeOffice();
  const { create } = office;
  wind = await create('companies', {
    name: 'Северный ветер',
    accountManagerId: 'seller',
    identifiers: [{ scheme: 'RU-INN', value: '7707083893' }],
    phones: [{ value: '+7 495 123-45-67' }],
    industry: 'Energy',
  });
  office.workspace.tick();
  veter = await create('companies', {
    name: 'Severny Veter LLC',
    accountManagerId: 'other',
    phones: [{ value: '8 (495) 123-45-67' }, { value: '+7 495 765-43-21' }],
    industry: 'Wind power',
    paymentTerms: '30 days',
  });
  office.workspace.tick();
});

const admin = () => office.contextOf('admin');
const preview = async (body: object = {}, person = 'admin') =>
  (await mergeRecords(await office.contextOf(person), quiet, companies, wind, {
    sources: [veter],
    dryRun: true,
    ...body,
  })) as MergePreview;

describe('a preview', () => {
  it('says of each field what it will be and why, and writes nothing', async () => {
    const before = office.workspace.table.snapshot();
    await office.create('contacts', { lastName: 'Иванов', companyId: veter });
    const { fields, moved, problems, mayMerge, result } = await preview();
    const ruleOf = (name: string) => fields.find(({ field }) => field === name);
    expect(ruleOf('name')).toMatchObject({ rule: 'survivor', recordId: wind, value: 'Северный ветер' });
    expect(ruleOf('industry')).toMatchObject({ rule: 'latest', recordId: veter, value: 'Wind power' });
    expect(ruleOf('paymentTerms')).toMatchObject({ rule: 'only', recordId: veter });
    expect(ruleOf('accountManagerId')).toMatchObject({ rule: 'survivor', value: 'seller' });
    expect(ruleOf('coManagers')).toMatchObject({ rule: 'united', value: [{ userId: 'other' }] });
    expect(ruleOf('phones')?.value).toHaveLength(2);
    expect(ruleOf('industry')?.candidates).toMatchObject([
      { recordId: wind, value: 'Energy', source: { version: 1, actor: { id: 'admin' } } },
      { recordId: veter, value: 'Wind power' },
    ]);
    expect({ moved, problems, mayMerge }).toEqual({ moved: { contacts: 1 }, problems: [], mayMerge: true });
    expect(result).toMatchObject({ id: wind, industry: 'Wind power' });
    expect(office.workspace.table.snapshot().filter(({ pk }) => pk === wind || pk === veter)).toEqual(
      before.filter(({ pk }) => pk === wind || pk === veter),
    );
  });

  it('takes the value that the caller chose', async () => {
    const { fields } = await preview({ choose: { industry: wind, name: veter } });
    expect(fields.find(({ field }) => field === 'industry')).toMatchObject({ rule: 'chosen', value: 'Energy' });
    expect(fields.find(({ field }) => field === 'name')).toMatchObject({ rule: 'chosen', value: 'Severny Veter LLC' });
  });

  it('refuses what cannot be chosen and whoever is not there', async () => {
    const details = async (body: object) => (await problemOf(preview(body))).details;
    expect(await details({ choose: { nothing: wind } })).toEqual({
      errors: [{ pointer: '/choose/nothing', code: 'unknown_field' }],
    });
    expect(await details({ choose: { identifiers: wind, industry: 'com_else' } })).toEqual({
      errors: [
        { pointer: '/choose/identifiers', code: 'read_only' },
        { pointer: '/choose/industry', code: 'option' },
      ],
    });
    expect(await details({ sources: [wind] })).toEqual({ errors: [{ pointer: '/sources/0', code: 'invalid' }] });
    expect(await details({ sources: Array.from({ length: 11 }, (_, at) => `com_${at}`) })).toMatchObject({
      errors: [{ pointer: '/sources', code: 'too_many' }],
    });
    expect(await codeOf(preview({ sources: ['com_00000000000000000000009999'] }))).toBe('not_found');
    expect(await codeOf(preview({ versions: { [veter]: 7 } }))).toBe('precondition.failed');
  });

  it('of who may not read one of them, none; of who may change only one, a proposal', async () => {
    expect(await codeOf(preview({}, 'seller'))).toBe('not_found');
    expect(await codeOf(preview({}, 'reader'))).toBe('access.denied');
    await office.change(veter, { coManagers: [{ userId: 'seller' }] });
    expect(await preview({}, 'seller')).toMatchObject({ mayMerge: false });
  });
});

describe('what is not one', () => {
  it('are two firms with valid numbers of their own', async () => {
    await office.change(veter, { identifiers: [{ scheme: 'RU-INN', value: '7728168971' }] });
    const problem = await problemOf(office.merge(wind, [veter]));
    expect(problem.code).toBe('merge.differentIdentities');
    expect(problem.details.members?.problems).toEqual([
      {
        code: 'merge.differentIdentities',
        records: [wind, veter],
        field: 'identifiers',
        fixes: [
          { action: 'group', object: 'companies', id: veter, change: { parentId: wind } },
          { action: 'successor', object: 'companies', id: wind, change: { successorOf: veter } },
        ],
      },
    ]);
    expect((await preview()).problems).toHaveLength(1);
  });

  it('are a head office and its branch', async () => {
    await office.change(veter, {
      parentId: wind,
      identifiers: [
        { scheme: 'RU-INN', value: '7707083893' },
        { scheme: 'RU-KPP', value: '784243001' },
      ],
    });
    expect(await codeOf(office.merge(wind, [veter]))).toBe('merge.headOffice');
  });

  it('are documents that were issued', async () => {
    const body = { sources: ['dea_00000000000000000000000001'] };
    expect(await codeOf(mergeRecords(await admin(), quiet, deals, 'dea_00000000000000000000000002', body))).toBe(
      'route.not_found',
    );
  });
});

describe('after a merge', () => {
  let contact: string;
  let deal: string;
  let daughter: string;
  let mergeId: string;
  beforeEach(async () => {
    contact = await office.create('contacts', { lastName: 'Иванов', companyId: veter });
    deal = await office.create('deals', { title: 'Turbine', companyId: veter, contactId: contact });
    daughter = await office.create('companies', { name: 'Бриз', parentId: veter });
    await office.create('activities', { type: 'note', at: '2026-11-01T10:00:00Z', companyId: veter, subject: 'Hi' });
    await office.create('contacts', { lastName: 'Петров', companyId: wind });
    await catchUp(office.workspace.table);
    ({ mergeId } = await office.merge(wind, [veter]));
  });

  it.each(['at once', 'when all has been brought over'])('the card shows both as one %s', async (when) => {
    if (when !== 'at once') await office.work(mergeId);
    for (const id of [wind, veter]) {
      const card = await readCompanyCard(await admin(), id);
      expect(card.company).toMatchObject({ id: wind, ...(id === veter && { mergedFrom: veter }) });
      expect(card.contacts.data.map(({ lastName, companyId }) => [lastName, companyId]).toSorted()).toEqual([
        ['Иванов', wind],
        ['Петров', wind],
      ]);
      expect(card.deals.data).toMatchObject([{ id: deal, companyId: wind }]);
      expect(card.timeline.data).toHaveLength(1);
      expect(card.duplicates).toEqual([]);
    }
  });

  it.each(['at once', 'when all has been brought over'])('lists of what hangs on it hold both %s', async (when) => {
    if (when !== 'at once') await office.work(mergeId);
    for (const id of [wind, veter]) {
      const filters = [{ field: 'companyId', op: 'eq' as const, values: [id] }];
      const { data } = await listRecords(await admin(), contacts, { filters, limit: 10 });
      expect(data.map(({ companyId }) => companyId)).toEqual([wind, wind]);
    }
  });

  it('the old id leads to the survivor, and nothing can be written to it or named by it', async () => {
    const context = await admin();
    expect(await resolveRecord(context, companies, veter)).toMatchObject({ record: { id: wind }, mergedFrom: veter });
    const problem = await problemOf(updateRecord(context, companies, veter, { body: { industry: 'X' } }));
    expect(problem.code).toBe('record.merged');
    expect(problem.details.members).toEqual({ survivor: { object: 'companies', id: wind } });
    expect(await codeOf(deleteRecord(context, companies, veter))).toBe('record.merged');
    expect(await codeOf(restoreRecord(context, companies, veter))).toBe('record.merged');
    const refused = await problemOf(office.create('contacts', { lastName: 'X', companyId: veter }));
    expect(refused.details.errors).toEqual([{ pointer: '/companyId', code: 'merged', params: { id: wind } }]);
  });

  it('everything that named the old record names the survivor, each with a word in its history', async () => {
    await office.work(mergeId);
    const context = await admin();
    for (const [definition, id, field] of [
      [contacts, contact, 'companyId'],
      [deals, deal, 'companyId'],
      [companies, daughter, 'parentId'],
    ] as const) {
      const { record } = await resolveRecord(context, definition, id);
      expect(record.data[field]).toBe(wind);
      const { data } = await listHistory(context, definition, id, { limit: 1 });
      expect(data[0]).toMatchObject({ changes: [{ field, old: veter, new: wind }], merge: { id: mergeId } });
    }
    expect(await office.entry(mergeId)).toMatchObject({
      status: 'done',
      settled: true,
      moved: { contacts: 1, deals: 1, companies: 1, activities: 1 },
    });
    const { record } = await resolveRecord(context, companies, wind);
    expect(record).toMatchObject({ merged: [{ id: veter, mergeId }] });
    expect(record.absorbed).toBeUndefined();
  });

  it('the history of both is told together, page by page', async () => {
    const context = await admin();
    const told: unknown[] = [];
    let cursor: string | undefined;
    do {
      const { data, page } = await listHistory(context, companies, veter, { limit: 1, cursor });
      told.push(...data.map(({ action, recordId }) => [action, recordId ?? wind]));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(told).toHaveLength(4);
    expect(told.toSorted()).toEqual(
      [
        ['create', veter],
        ['create', wind],
        ['merge', veter],
        ['merge', wind],
      ].toSorted(),
    );
    const wrong = listHistory(context, companies, wind, { limit: 1, cursor: 'bm8' });
    expect(await codeOf(wrong)).toBe('query.invalid');
  });

  it('search finds the survivor by what both were known by, once', async () => {
    await office.work(mergeId);
    await catchUp(office.workspace.table);
    const find = async (text: string) =>
      (await searchRecords(await admin(), { text, objects: ['companies', 'contacts'], limit: 10 })).data;
    expect((await find('+7 495 765-43-21')).map(({ id }) => id)).toEqual([wind]);
    expect(await find('Иванов')).toMatchObject([{ id: contact, companyId: wind }]);
  });

  it('a deal that lay in the bin comes back to the survivor', async () => {
    const binned = await office.create('contacts', { lastName: 'Bin', companyId: wind });
    await office.undo(mergeId);
    await office.change(binned, { companyId: veter });
    await deleteRecord(await admin(), contacts, binned);
    await office.merge(wind, [veter]);
    const restored = await restoreRecord(await admin(), contacts, binned);
    expect(restored.data.companyId).toBe(wind);
  });

  it('the pair stands as merged and cannot be merged again', async () => {
    await catchUp(office.workspace.table);
    const pairs = office.workspace.table.snapshot().filter(({ pk }) => pk.startsWith('PAIR#'));
    expect(pairs.map(({ status }) => status)).toEqual(['merged']);
    expect(await codeOf(office.merge(wind, [veter]))).toBe('record.merged');
  });

  it('a survivor from whose records not all has been brought over yet cannot go itself', async () => {
    expect(await codeOf(office.merge(daughter, [wind]))).toBe('merge.busy');
    await office.work(mergeId);
    expect((await office.merge(daughter, [wind])).status).toBe('queued');
    expect(await resolveRecord(await admin(), companies, veter)).toMatchObject({ record: { id: daughter } });
  });
});

describe('a merge that is asked for', () => {
  it('twice with one key happens once and answers alike; with another body it is a mistake', async () => {
    const context = await admin();
    const attempt = { key: 'k', requestHash: 'h' };
    const ask = (over = {}) =>
      mergeRecords(context, quiet, companies, wind, { sources: [veter] }, { ...attempt, ...over });
    const first = await ask();
    expect(await ask()).toEqual(first);
    expect(await codeOf(ask({ requestHash: 'other' }))).toBe('idempotency.mismatch');
  });

  it('by a seller is a proposal, which the head of sales confirms', async () => {
    await office.change(veter, { coManagers: [{ userId: 'seller' }] });
    const seller = await office.contextOf('seller');
    const proposed = await mergeRecords(seller, quiet, companies, wind, { sources: [veter] });
    expect(proposed).toMatchObject({ status: 'proposed', result: null });
    const manager = await office.contextOf('manager');
    const body = { sources: [veter], proposal: proposed.mergeId };
    const merged = await mergeRecords(manager, quiet, companies, wind, body);
    expect(merged).toMatchObject({ mergeId: proposed.mergeId, status: 'queued' });
    expect(await office.entry(String(proposed.mergeId))).toMatchObject({ by: 'manager', proposedBy: 'seller' });
  });

  it('with a consent that was refused leaves it refused, whoever chooses', async () => {
    const one = await office.create('contacts', { lastName: 'A', consent: 'given' });
    const two = await office.create('contacts', { lastName: 'A', consent: 'refused' });
    const { result } = await office.merge(one, [two]);
    expect(result?.consent).toBe('refused');
  });
});
