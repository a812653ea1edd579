import { beforeEach, describe, expect, it } from 'vitest';
import { readRun } from '#shared/domain/auto-merge/read-runs.ts';
import { rejectPair } from '#shared/domain/duplicates/pair-verdict.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { catchUp } from '#test/support/canonical-state.ts';
import { beginRun, mergeAll, runOf, undoRun, workOn } from '#test/support/merge-runs.ts';
import { type MergeOffice, openMergeOffice } from '#test/support/merges.ts';

let office: MergeOffice;
beforeEach(async () => {
  office = await openMergeOffice();
});

const twin = {
  name: 'Северный ветер',
  phones: [{ value: '+7 495 123-45-67' }],
  emails: [{ value: 'sales@severny-veter.example' }],
  websites: ['https://severny-veter.example'],
  accountManagerId: 'seller',
};

/** A client that is there more than once, beyond doubt; the first is the oldest. */
async function makeTwins(...others: readonly object[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const other of [{}, ...others]) {
    const context = { ...(await office.contextOf('admin')), allowDuplicate: 'made for a test' };
    ids.push((await createRecord(context, definitions.companies, { ...twin, ...other })).id);
    office.workspace.tick();
  }
  return ids;
}

const survivorOf = async (id: string) => (await loadRecord(office.workspace.table, id))?.mergedInto;

describe('a run of automatic merges', () => {
  it('makes certain pairs one, the older record staying, and keeps which', async () => {
    const [one = '', other = ''] = await makeTwins({ name: 'Severny Veter', industry: 'Energy' });
    const contact = await office.create('contacts', { lastName: 'Иванов', companyId: other });
    const run = await mergeAll(office);
    expect(run).toMatchObject({ status: 'done', merged: 1 });
    expect(run.active).toBeUndefined();
    expect(await survivorOf(other)).toBe(one);
    expect((await loadRecord(office.workspace.table, one))?.data).toMatchObject({
      name: twin.name,
      industry: 'Energy',
    });
    expect((await loadRecord(office.workspace.table, contact))?.data.companyId).toBe(one);
    const whole = await readRun(await office.contextOf('admin'), run.id, { limit: 10 });
    expect(whole).toMatchObject({ by: null, undone: 0, failures: [], merges: [{ status: 'done', runId: run.id }] });
  });

  it('makes one of three, and undoes them in their order', async () => {
    const [one = '', ...others] = await makeTwins({}, {});
    const run = await mergeAll(office);
    expect(run.merged).toBe(2);
    for (const id of others) expect(await survivorOf(id)).toBeDefined();
    expect(await undoRun(office, run.id)).toMatchObject({ status: 'undone' });
    for (const id of [one, ...others]) expect(await survivorOf(id)).toBeUndefined();
  });

  it.each([
    ['of another account manager', { accountManagerId: 'other' }],
    ['that other people see', { coManagers: [{ userId: 'other' }] }],
  ])('leaves a record %s to people', async (_what, other) => {
    await makeTwins(other);
    expect(await mergeAll(office)).toMatchObject({ status: 'done', merged: 0 });
  });

  it('leaves another legal identity alone', async () => {
    const other = { identifiers: [{ scheme: 'RU-INN', value: '7728168971' }] };
    await makeTwins({ identifiers: [{ scheme: 'RU-INN', value: '7707083893' }] }, other);
    expect(await mergeAll(office)).toMatchObject({ merged: 1 });
  });

  it('merges nothing that is less sure than is asked for, or of another account manager than is asked for', async () => {
    await makeTwins({});
    expect(await mergeAll(office, { from: 2 })).toMatchObject({ merged: 0 });
    expect(await mergeAll(office, { accountManagerId: 'other' })).toMatchObject({ merged: 0 });
    expect(await mergeAll(office, { accountManagerId: 'seller' })).toMatchObject({ merged: 1 });
  });

  it('merges nothing that somebody parted, also when the record changed since', async () => {
    const [one = '', other = ''] = await makeTwins({});
    await catchUp(office.workspace.table);
    await rejectPair(await office.contextOf('admin'), [one, other].toSorted().join('.'), { reason: 'Two firms' });
    expect(await mergeAll(office)).toMatchObject({ merged: 0 });
    await office.change(other, { phones: [{ value: '+7 495 123-45-67' }, { value: '+7 495 123-45-68' }] });
    expect(await mergeAll(office)).toMatchObject({ merged: 0 });
  });

  it('makes nothing one with a third that was parted from what became part of it', async () => {
    const [one = '', other = '', third = ''] = await makeTwins({}, {});
    await catchUp(office.workspace.table);
    await rejectPair(await office.contextOf('admin'), [other, third].toSorted().join('.'), { reason: 'Two firms' });
    await mergeAll(office);
    const together = [one, other, third].map(async (id) => (await survivorOf(id)) ?? id);
    const ends = await Promise.all(together);
    expect(ends[1]).not.toBe(ends[2]);
    expect(await mergeAll(office)).toMatchObject({ merged: 0 });
  });

  it('does not merge again what was undone, also when the record changed since', async () => {
    const [one = '', other = '', third = ''] = await makeTwins({}, {});
    const { id } = await mergeAll(office);
    await undoRun(office, id);
    expect(await mergeAll(office)).toMatchObject({ merged: 0 });
    await office.change(other, { industry: 'Energy' });
    await office.change(third, { phones: [{ value: '+7 495 123-45-67' }, { value: '+7 495 123-45-68' }] });
    expect(await mergeAll(office)).toMatchObject({ merged: 0 });
    for (const record of [one, other, third]) expect(await survivorOf(record)).toBeUndefined();
  });

  it('undone, keeps what people changed since, and names it', async () => {
    const [one = ''] = await makeTwins({ industry: 'Energy' });
    const { id } = await mergeAll(office);
    await office.change(one, { industry: 'Steel' });
    await undoRun(office, id);
    const whole = await readRun(await office.contextOf('admin'), id, { limit: 10 });
    expect(whole).toMatchObject({ status: 'undone', undone: 1, kept: 1, failures: [] });
    expect(whole.merges[0]?.kept).toEqual([{ object: 'companies', id: one, field: 'industry' }]);
  });

  it('undone, says which merge cannot be taken back any more', async () => {
    const [one = ''] = await makeTwins({});
    const { id } = await mergeAll(office);
    const whole = await office.create('companies', { name: 'Whole' });
    await office.merge(whole, [one]);
    await undoRun(office, id);
    const after = await readRun(await office.contextOf('admin'), id, { limit: 10 });
    expect(after).toMatchObject({ status: 'undone', undone: 0, failures: [{ code: 'merge.later' }] });
  });

  it('that is to be undone merges nothing more, and a second worker leaves the first alone', async () => {
    await makeTwins({});
    const id = await beginRun(office, { lease: { holder: 'first', until: Date.parse('2026-11-20T11:00:00Z') } });
    await workOn(office, id);
    expect(await runOf(office, id)).toMatchObject({ status: 'running', merged: 0, lease: { holder: 'first' } });
    expect(await undoRun(office, id)).toMatchObject({ status: 'undone', merged: 0 });
  });
});
