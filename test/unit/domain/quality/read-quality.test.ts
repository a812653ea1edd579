import { describe, expect, it } from 'vitest';
import { answerField } from '#shared/domain/quality/answer-field.ts';
import { readQuality } from '#shared/domain/quality/read-quality.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Meter } from '#shared/store/meter.ts';
import { codeOf } from '#test/support/problems.ts';
import { createWorkspace, people } from '#test/support/workspace.ts';

const { companies, deals } = definitions;

async function openCompany() {
  const workspace = createWorkspace({
    users: [...people, { id: 'marketer', departmentId: 'sales', roles: ['marketer'] }],
  });
  const body = { name: 'Blanc', roles: ['client'], country: 'FR', phones: [{ value: '+33 6 39 98 00 01' }] };
  const { id } = await workspace.create('seller1', 'companies', body);
  const read = (user: string) => readQuality(workspace.contextOf(user), companies, id, 'en');
  return { workspace, id, read };
}

describe('readQuality', () => {
  it('names field, rule, points, fix and who is to mend it, in one round trip', async () => {
    const { workspace, id } = await openCompany();
    const meter = new Meter();
    const quality = await readQuality(workspace.contextOf('seller1', meter), companies, id, 'fr');
    expect(meter.cost.trips).toBe(1);
    expect(quality.issues[0]).toEqual({
      dimension: 'completeness',
      field: 'identifiers',
      rule: 'missing',
      points: 12,
      message: 'Rien n’est saisi',
      fix: 'Complétez, ou indiquez que ce n’est pas encore connu.',
      owner: { id: 'seller1', name: 'Name of seller1' },
    });
    const lost = quality.issues.reduce((sum, { points }) => sum + points, 0);
    expect(quality.score).toBe(100 - lost);
    expect(quality.dimensions).toMatchObject({ completeness: quality.score, validity: 100, freshness: 100 });
  });

  it('tells of hidden fields nothing, and lets them cost nothing', async () => {
    const { read } = await openCompany();
    const [seller, marketer] = [await read('seller1'), await read('marketer')];
    expect(seller.issues.map(({ field }) => field)).toContain('paymentTerms');
    expect(JSON.stringify(marketer)).not.toContain('paymentTerms');
    expect(marketer.score).toBe(seller.score + 4);
  });

  it('answers of a record that the caller may not read as of one that is not there', async () => {
    const { read, workspace } = await openCompany();
    expect(await codeOf(read('seller2'))).toBe('not_found');
    const absent = readQuality(workspace.contextOf('admin'), companies, `com_${'0'.repeat(26)}`, 'en');
    expect(await codeOf(absent)).toBe('not_found');
  });

  it('sees a contact of another company', async () => {
    const { workspace, id } = await openCompany();
    const other = await workspace.create('seller1', 'companies', { name: 'Noir' });
    const contact = await workspace.create('seller1', 'contacts', { lastName: 'Noir', companyId: other.id });
    const body = { title: 'Pumps', companyId: id, contactId: contact.id };
    const deal = await workspace.create('seller1', 'deals', body);
    const { issues } = await readQuality(workspace.contextOf('seller1'), deals, deal.id, 'en');
    expect(issues.map(({ field, rule }) => `${field} ${rule}`)).toContain('contactId contact.elsewhere');
  });

  it('holds nobody answerable for what another left, for thirty days', async () => {
    const { workspace, id, read } = await openCompany();
    const body = { accountManagerId: 'seller2' };
    await updateRecord(workspace.contextOf('admin'), companies, id, { body });
    expect((await read('seller2')).issues[0]?.owner).toBeNull();
    workspace.tick(30 * 24 * 60 * 60 * 1000);
    expect((await read('seller2')).issues[0]?.owner?.id).toBe('seller2');
  });
});

describe('the last contact', () => {
  it('is the last talk: not a mail that was sent, nor a meeting that is only planned', async () => {
    const { workspace, id, read } = await openCompany();
    const add = (body: object) => workspace.create('seller1', 'activities', { companyId: id, ...body });
    await add({ type: 'call', at: '2026-11-02T09:00:00Z' });
    await add({ type: 'email', at: '2026-11-10T09:00:00Z', direction: 'out' });
    await add({ type: 'meeting', at: '2027-05-01T09:00:00Z' });
    expect((await read('seller1')).facts.lastContactAt).toBe('2026-11-02T09:00:00.000Z');
    workspace.tick(95 * 24 * 60 * 60 * 1000);
    expect((await read('seller1')).issues.map(({ rule }) => rule)).toContain('contact.old');
  });
});

describe('answerField', () => {
  it('takes "not known yet" for half of the points until the day on which to ask again', async () => {
    const { workspace, id, read } = await openCompany();
    const before = await read('seller1');
    const body = { field: 'identifiers', answer: 'notKnown', askOn: '2026-12-01' };
    const say = () => answerField(workspace.contextOf('seller1'), companies, id, body, 'en');
    const after = await say();
    expect(after.score).toBe(before.score + 6);
    expect(after.issues.find(({ field }) => field === 'identifiers')).toMatchObject({
      rule: 'missing.later',
      askOn: '2026-12-01',
    });
    await say();
    const { data } = await listHistory(workspace.contextOf('seller1'), companies, id, { limit: 10 });
    expect(data.map(({ version, reason }) => [version, reason])).toEqual([
      [2, 'Not known yet: ask again on 2026-12-01'],
      [1, null],
    ]);
    workspace.tick(11 * 24 * 60 * 60 * 1000);
    expect((await read('seller1')).score).toBe(before.score);
  });

  it('makes a value that grew old fresh again', async () => {
    const { workspace, id, read } = await openCompany();
    workspace.tick(400 * 24 * 60 * 60 * 1000);
    const old = () => read('seller1').then(({ issues }) => issues.some(({ rule }) => rule === 'details.old'));
    expect(await old()).toBe(true);
    await answerField(workspace.contextOf('seller1'), companies, id, { field: 'phones', answer: 'confirmed' }, 'en');
    expect(await old()).toBe(false);
  });

  it.each([
    [{ field: 'phones', answer: 'notKnown' }, '/answer'],
    [{ field: 'industry', answer: 'confirmed' }, '/answer'],
    [{ field: 'industry', answer: 'notKnown', askOn: '2026-11-20' }, '/askOn'],
    [{ field: 'industry', answer: 'notKnown', askOn: '2028-11-20' }, '/askOn'],
    [{ field: 'colour', answer: 'notKnown' }, '/field'],
    [{ field: 'branch', answer: 'notKnown' }, '/field'],
    [{ field: 'industry' }, '/answer'],
  ])('refuses %j', async (body, pointer) => {
    const { workspace, id } = await openCompany();
    const said = answerField(workspace.contextOf('seller1'), companies, id, body, 'en');
    await expect(said).rejects.toMatchObject({ code: 'validation.failed', details: { errors: [{ pointer }] } });
  });

  it('is for those who may change the record', async () => {
    const { workspace, id } = await openCompany();
    const body = { field: 'industry', answer: 'notKnown' };
    expect(await codeOf(answerField(workspace.contextOf('reader'), companies, id, body, 'en'))).toBe('access.denied');
    expect(await codeOf(answerField(workspace.contextOf('seller2'), companies, id, body, 'en'))).toBe('not_found');
  });
});
