import { beforeEach, describe, expect, it } from 'vitest';
import { mergeRecords } from '#shared/domain/merging/merge-records.ts';
import { planMerge } from '#shared/domain/merging/plan-merge.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { type FedOffice, mapped, openFedOffice } from '#test/support/mastery.ts';
import { quiet } from '#test/support/merges.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';

const { companies } = definitions;
let office: FedOffice;
let own: string;
let kept: string;

beforeEach(async () => {
  office = await openFedOffice();
  own = await office.create('companies', { name: 'Own', phones: [{ value: '+33 1 42 68 53 00' }], brand: 'Ours' });
  kept = await office.bring('1c:1', { name: 'Kept' });
});

const dataOf = async (id: string) => (await loadRecord(office.workspace.table, id))?.data;

describe('a record that is merged into one of our own', () => {
  it('goes on under its id in the other system, as it is there', async () => {
    await office.merge(own, [kept]);
    expect(await dataOf(own)).toMatchObject({ name: 'Kept', externalId: '1c:1', brand: 'Ours' });
    expect((await dataOf(own))?.phones).toBeUndefined();
    expect(await codeOf(office.change(own, { name: 'Own' }))).toBe('field.mastered');
  });

  it('has values that nobody chooses', async () => {
    const context = await office.contextOf('admin');
    const body = { sources: [kept], choose: { name: own } };
    const refused = await problemOf(mergeRecords(context, quiet, companies, own, body));
    expect(refused.details.errors).toMatchObject([{ pointer: '/choose/name', code: 'mastered' }]);
    const preview = await mergeRecords(context, quiet, companies, own, { sources: [kept], dryRun: true });
    const fields = 'fields' in preview ? preview.fields : [];
    expect(fields).toContainEqual(
      expect.objectContaining({ field: 'name', rule: 'mastered', recordId: kept, choosable: false }),
    );
    await office.merge(own, [kept], { choose: { name: kept, brand: own } });
  });

  it('takes what came meanwhile along when they part again', async () => {
    const { mergeId } = await office.merge(own, [kept]);
    await office.work(mergeId);
    await office.receive(own, { name: 'Renamed', phones: [{ value: '+33 1 42 68 53 99' }] });
    expect(await office.undo(mergeId)).toMatchObject({ status: 'undone', kept: [] });
    expect(await dataOf(kept)).toMatchObject({ name: 'Renamed', externalId: '1c:1' });
    expect((await dataOf(kept))?.phones).toMatchObject([{ value: '+33 1 42 68 53 99' }]);
    expect(await dataOf(own)).toMatchObject({ name: 'Own', phones: [{ value: '+33 1 42 68 53 00' }] });
    expect((await dataOf(own))?.externalId).toBeUndefined();
  });
});

it('a record that stays keeps what came meanwhile', async () => {
  const { mergeId } = await office.merge(kept, [own]);
  await office.work(mergeId);
  await office.receive(kept, { name: 'Renamed' });
  await office.undo(mergeId);
  expect(await dataOf(kept)).toMatchObject({ name: 'Renamed', externalId: '1c:1' });
  expect(await dataOf(own)).toMatchObject({ name: 'Own', brand: 'Ours' });
});

it('two records that are both kept elsewhere are merged by who was told', async () => {
  const second = await office.bring('1c:2', { name: 'Second' });
  const plan = await planMerge(await office.contextOf('admin'), companies, kept, { sources: [second] });
  const fixes = [{ action: 'acknowledge' }];
  expect(plan.obstacles).toEqual([{ code: 'merge.mastered', records: [kept, second], fixes }]);
  expect(await codeOf(office.merge(kept, [second]))).toBe('merge.mastered');
  await office.merge(kept, [second], { acknowledged: ['merge.mastered'] });
  expect(await dataOf(kept)).toMatchObject({ name: 'Kept', externalId: '1c:1' });
});

it('what would name itself is refused', async () => {
  office = await openFedOffice({ ...mapped, fields: ['parentId'] });
  const parent = await office.create('companies', { name: 'Parent' });
  const child = await office.bring('1c:1', { parentId: parent });
  expect(await codeOf(office.merge(parent, [child]))).toBe('merge.refused');
});
