import { beforeEach, describe, expect, it } from 'vitest';
import { removeMastery } from '#shared/domain/mastery/mastery-item.ts';
import { erasePerson } from '#shared/domain/privacy/erase-person.ts';
import { runBatch } from '#shared/domain/records/batch.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { deleteRecord, restoreRecord } from '#shared/domain/records/delete-record.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { restoreValue } from '#shared/domain/records/restore-value.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { handOver } from '#shared/domain/teamwork/hand-over.ts';
import type { Mastery } from '#shared/model/mastery.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { type FedOffice, feedId, mapped, openFedOffice, whole } from '#test/support/mastery.ts';
import { createMemoryFiles } from '#test/support/memory-files.ts';
import { quiet } from '#test/support/merges.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';

const { companies, contacts } = definitions;
let office: FedOffice;
let firm: string;

async function begin(mastery: Mastery): Promise<void> {
  office = await openFedOffice(mastery);
  firm = await office.bring('1c:1');
}

const change = async (id: string, body: object) =>
  updateRecord(await office.contextOf('admin'), companies, id, { body });
const dataOf = async (id: string) => (await loadRecord(office.workspace.table, id))?.data;

describe('fields that another system keeps', () => {
  beforeEach(() => begin(mapped));

  it('are changed by its feed alone; others are for people', async () => {
    const refused = await problemOf(change(firm, { name: 'Other', brand: 'Firm' }));
    expect(refused.code).toBe('field.mastered');
    expect(refused.details).toEqual({
      params: { system: '1c', received: '2026-11-19 09:30' },
      errors: [{ pointer: '/name', code: 'mastered', params: { system: '1c', received: '2026-11-19 09:30' } }],
      members: { receivedAt: mapped.at },
    });
    expect((await dataOf(firm))?.brand).toBeUndefined();
    await change(firm, { name: 'Firm 1c:1', brand: 'Firm' });
    await office.receive(firm, { name: 'Renamed' });
    expect(await dataOf(firm)).toMatchObject({ name: 'Renamed', brand: 'Firm' });
  });

  it('do not come back by their history', async () => {
    await office.receive(firm, { name: 'Renamed' });
    const request = { event: '2', body: { field: 'name', value: 'old' }, version: 2, language: 'en' as const };
    expect(await codeOf(restoreValue(await office.contextOf('admin'), companies, firm, request))).toBe(
      'field.mastered',
    );
  });

  it('are refused in a batch, where the rest is done', async () => {
    const own = await office.create('companies', { name: 'Own' });
    const operations = [firm, own].map((id) => ({ op: 'update', id, fields: { name: 'Both' } }));
    const [first, second] = await runBatch(await office.contextOf('admin'), companies, { operations });
    expect(first).toMatchObject({ error: { code: 'field.mastered' } });
    expect(second).toMatchObject({ status: 200 });
  });

  it('come with an id of the system, which nobody else gives', async () => {
    const own = await office.create('companies', { name: 'Own' });
    expect(await codeOf(change(own, { externalId: '1c:2' }))).toBe('field.mastered');
    expect(await codeOf(change(firm, { externalId: null }))).toBe('field.mastered');
    expect(await codeOf(office.create('companies', { name: 'New', externalId: '1c:3' }))).toBe('field.mastered');
    await change(own, { externalId: 'shop:2', phones: [{ value: '+33 1 42 68 53 00' }] });
    await office.create('contacts', { lastName: 'Petit', externalId: '1c:3' });
  });

  it('do not keep the record from the bin, nor from other people', async () => {
    const context = await office.contextOf('admin');
    await deleteRecord(context, companies, firm);
    await restoreRecord(context, companies, firm);
    await handOver(context, quiet, firm, { toUserId: 'seller' });
    expect((await dataOf(firm))?.accountManagerId).toBe('seller');
  });

  it('are free when the feed is gone', async () => {
    await office.workspace.table.transact([removeMastery(feedId)]);
    await change(firm, { name: 'Ours', externalId: null });
  });
});

it('the account manager is given by the system that names one', async () => {
  await begin({ ...mapped, fields: ['accountManagerId'] });
  const call = handOver(await office.contextOf('admin'), quiet, firm, { toUserId: 'seller' });
  expect(await codeOf(call)).toBe('field.mastered');
});

describe('records that another system keeps', () => {
  beforeEach(() => begin(whole));

  it('come and go there, and belong to people here', async () => {
    const context = await office.contextOf('admin');
    expect(await codeOf(office.create('companies', { name: 'Own' }))).toBe('record.mastered');
    expect(await codeOf(change(firm, { brand: 'Firm' }))).toBe('field.mastered');
    expect(await codeOf(deleteRecord(context, companies, firm))).toBe('record.mastered');
    const feed = await office.feedContext();
    await deleteRecord(feed, companies, firm);
    expect(await codeOf(restoreRecord(context, companies, firm))).toBe('record.mastered');
    await restoreRecord(feed, companies, firm);
    await handOver(context, quiet, firm, { toUserId: 'seller' });
    expect((await dataOf(firm))?.accountManagerId).toBe('seller');
  });
});

it('a person who is kept elsewhere is erased all the same', async () => {
  await begin({ ...whole, object: 'contacts' });
  const { id } = await createRecord(await office.feedContext(), contacts, { lastName: 'Petit', externalId: '1c:7' });
  await erasePerson(await office.contextOf('admin'), createMemoryFiles(), contacts, id, { reason: 'Asked for' }, 'en');
  expect((await loadRecord(office.workspace.table, id))?.erasedAt).toBeDefined();
});
