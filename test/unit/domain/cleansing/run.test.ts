import { beforeEach, describe, expect, it } from 'vitest';
import { createCleansingPlan, deleteCleansingPlan, updateCleansingPlan } from '#shared/domain/cleansing/change-plan.ts';
import { listCleansingPlans } from '#shared/domain/cleansing/cleansing-plan.ts';
import { describeWhole } from '#shared/domain/cleansing/describe-cleansing.ts';
import { listCleansingRuns } from '#shared/domain/cleansing/read-cleansing.ts';
import { approvePreview, requestCleansingUndo, requestPreview } from '#shared/domain/cleansing/request-cleansing.ts';
import { workOnCleansing } from '#shared/domain/cleansing/work-on-cleansing.ts';
import { cleanse } from '#shared/domain/jobs/cleanse.ts';
import { listEventsSince } from '#shared/domain/records/audit.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { nightlyPlan } from '#shared/model/cleansing.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { jobKey } from '#shared/store/keys/jobs.ts';
import type { Table } from '#shared/store/table.ts';
import { approve, makePlan, makeRaw, preview, runOf, takeBackRun, unheard, workOn } from '#test/support/cleansing.ts';
import { createFaultyTable } from '#test/support/faulty-table.ts';
import { codeOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

let workspace: Workspace;
let north: string;
let south: string;
let planId: string;

beforeEach(async () => {
  workspace = createWorkspace();
  north = (await workspace.create('seller1', 'companies', { name: 'North' })).id;
  south = (await workspace.create('seller2', 'companies', { name: 'South' })).id;
  await makeRaw(workspace, north, { name: ' North  Wind ', phones: [{ value: '01 42 68 53 00' }] });
  planId = await makePlan(workspace, [{ kind: 'flagJunk' }, { kind: 'normalise' }]);
});

const dataOf = async (id: string) => (await loadRecord(workspace.table, id))?.data;
const change = (id: string, body: object) =>
  updateRecord(workspace.contextOf('admin'), definitions.companies, id, { body });

describe('a preview', () => {
  it('counts what would change and shows some of it, and changes nothing', async () => {
    const before = workspace.table.snapshot().filter(({ sk }) => sk === 'REC');
    const run = await preview(workspace, planId);
    expect(run).toMatchObject({ status: 'previewed', examined: 2, total: 1, done: 0 });
    expect(run.stepCounts).toEqual([
      { kind: 'normalise', found: 1, done: 0 },
      { kind: 'flagJunk', found: 0, done: 0 },
    ]);
    const { sample } = await describeWhole(workspace.contextOf('admin'), run);
    expect(sample).toMatchObject([
      { id: north, steps: ['normalise'], changes: [{ field: 'name' }, { field: 'phones' }] },
    ]);
    expect(sample[0]?.changes[0]).toEqual({ because: null, field: 'name', old: ' North  Wind ', new: 'North Wind' });
    expect(workspace.table.snapshot().filter(({ sk }) => sk === 'REC')).toEqual(before);
  });

  it('keeps no values of records', async () => {
    await preview(workspace, planId);
    const kept = workspace.table.snapshot().filter(({ pk }) => pk.startsWith('JOB#'));
    expect(kept.length).toBeGreaterThan(2);
    expect(JSON.stringify(kept)).not.toMatch(/Wind|5300/);
  });

  it('shows nothing that the reader may not read', async () => {
    const run = await preview(workspace, planId);
    expect((await describeWhole(workspace.contextOf('seller2'), run)).sample).toEqual([]);
  });
});

describe('a run', () => {
  it('does what was shown, in the name of who approved it, and once', async () => {
    const shown = await preview(workspace, planId);
    const run = await approve(workspace, shown);
    expect(run).toMatchObject({ status: 'done', done: 1, outcomes: { changed: 1 }, fields: { name: 1, phones: 1 } });
    expect(run.active).toBeUndefined();
    expect(await dataOf(north)).toMatchObject({ name: 'North Wind', phones: [{ e164: '+33142685300' }] });
    const events = await listEventsSince(workspace.contextOf('admin'), north, 1);
    expect(events).toMatchObject([{ actor: { id: 'admin' }, channel: 'job', reason: 'Tidy up' }]);
    await approve(workspace, shown);
    expect(await listEventsSince(workspace.contextOf('admin'), north, 1)).toHaveLength(1);
    expect(await preview(workspace, planId)).toMatchObject({ total: 0 });
  });

  it('leaves alone what has become another change since, and what is gone', async () => {
    await makeRaw(workspace, south, { name: 'South ' });
    const shown = await preview(workspace, planId);
    await makeRaw(workspace, north, { name: 'Other  name' });
    await makeRaw(workspace, south, {}, { deletedAt: '2026-11-20T10:00:00.000Z' });
    expect(await approve(workspace, shown)).toMatchObject({ status: 'done', outcomes: { moved: 1, gone: 1 } });
    expect(await dataOf(north)).toMatchObject({ name: 'Other  name' });
  });

  it('leaves a number to the record that has it', async () => {
    const identifiers = [{ scheme: 'FR-SIREN', value: '732829320' }];
    await workspace.create('seller2', 'companies', { name: 'Holder', identifiers });
    await makeRaw(workspace, north, { identifiers: [{ scheme: 'FR-SIREN', value: '732 829 320' }] });
    expect(await approve(workspace, await preview(workspace, planId))).toMatchObject({ outcomes: { refused: 1 } });
  });

  it('takes nothing that nobody has seen', async () => {
    const admin = workspace.contextOf('admin');
    const nothing = {};
    expect(await codeOf(approvePreview(admin, unheard, planId, nothing, 'en'))).toBe('cleansing.state');
    const { id } = await requestPreview(admin, unheard, planId, 'en');
    expect(await codeOf(approvePreview(admin, unheard, planId, { previewId: id }, 'en'))).toBe('cleansing.state');
    expect(await codeOf(requestCleansingUndo(admin, unheard, id))).toBe('cleansing.state');
    const other = await makePlan(workspace, [{ kind: 'fill' }]);
    expect(await codeOf(approvePreview(admin, unheard, other, { previewId: id }, 'en'))).toBe('validation.failed');
    await workOn(workspace, id);
    expect(await approvePreview(admin, unheard, planId, nothing, 'en')).toMatchObject({ id, status: 'running' });
  });

  it('is left when the time is over, and gone on with by the next call', async () => {
    const { id } = await requestPreview(workspace.contextOf('admin'), unheard, planId, 'en');
    let looks = 0;
    const isLate = () => {
      looks += 1;
      return looks > 3;
    };
    const workshop = { scan: workspace.table, wait: async () => {}, isLate };
    expect(await workOnCleansing({ ...workshop, context: workspace.jobContext('cleansing') }, id)).toBe(true);
    expect((await runOf(workspace, id)).status).toBe('previewing');
    await workOn(workspace, id);
    expect(await runOf(workspace, id)).toMatchObject({ status: 'previewed', examined: 2, total: 1 });
  });
});

describe('undoing a run', () => {
  it('brings back what was there, keeps what somebody changed since, and names it', async () => {
    const { id } = await approve(workspace, await preview(workspace, planId));
    await change(north, { name: 'By hand', industry: 'Energy' });
    const undone = await takeBackRun(workspace, id);
    expect(undone).toMatchObject({ status: 'undone', undo: { by: 'admin', reversed: 1, kept: 1, failed: 0 } });
    expect(await dataOf(north)).toMatchObject({
      name: 'By hand',
      industry: 'Energy',
      phones: [{ value: '01 42 68 53 00' }],
    });
    const { kept } = await describeWhole(workspace.contextOf('admin'), undone);
    expect(kept).toEqual([{ object: 'companies', id: north, field: 'name', title: 'By hand' }]);
    expect(await takeBackRun(workspace, id)).toMatchObject({ undo: { reversed: 1 } });
  });

  it('while it is under way leaves nothing to those who are still at it', async () => {
    const { id } = await preview(workspace, planId);
    const before = await dataOf(north);
    let isTakenBack = false;
    const slow: Table = {
      ...createFaultyTable(
        workspace.table,
        () => 'none',
        () => 0,
      ),
      transact: async (writes) => {
        if (!isTakenBack && writes.some((write) => 'put' in write && write.put.sk === 'REC')) {
          isTakenBack = true;
          expect(await takeBackRun(workspace, id)).toMatchObject({ status: 'undone', undo: { reversed: 0 } });
        }
        await workspace.table.transact(writes);
      },
    };
    await approvePreview(workspace.contextOf('admin'), unheard, planId, { previewId: id }, 'en');
    expect(await workOn(workspace, id, slow)).toBe(false);
    expect(isTakenBack).toBe(true);
    expect(await dataOf(north)).toEqual(before);
    expect(await runOf(workspace, id)).toMatchObject({ status: 'undone' });
  });

  it('is for administrators, as all of it', async () => {
    const manager = workspace.contextOf('manager');
    const { id } = await preview(workspace, planId);
    const answers = [
      listCleansingPlans(manager, 'en'),
      createCleansingPlan(manager, {}),
      updateCleansingPlan(manager, planId, {}, 1),
      deleteCleansingPlan(manager, planId),
      requestPreview(manager, unheard, planId, 'en'),
      approvePreview(manager, unheard, planId, {}, 'en'),
      requestCleansingUndo(manager, unheard, id),
      listCleansingRuns(manager, { limit: 10 }),
    ];
    for (const answer of answers) expect(await codeOf(answer)).toBe('access.denied');
  });
});

describe('the plan of the schedule', () => {
  it('is a run that can be undone, and does not do again what was taken back', async () => {
    const context = workspace.jobContext('cleansing');
    expect(await cleanse(context, workspace.table)).toMatchObject({ changed: 1, fields: { phones: 1 } });
    const { data } = await listCleansingRuns(workspace.contextOf('admin'), { limit: 10 });
    expect(data).toMatchObject([{ by: null, approved: null, status: 'done', plan: { name: 'Nightly cleansing' } }]);
    await takeBackRun(workspace, String(data[0]?.id));
    expect(await dataOf(north)).toMatchObject({ phones: [{ value: '01 42 68 53 00' }] });
    workspace.tick();
    expect(await cleanse(context, workspace.table)).toMatchObject({ changed: 0 });
    await makeRaw(workspace, north, { phones: [{ value: '01 42 68 53 01' }] });
    expect(await cleanse(context, workspace.table)).toMatchObject({ changed: 1 });
  });

  it('wakes runs that came to a halt, and no others', async () => {
    const context = workspace.jobContext('cleansing');
    const woken: string[] = [];
    const wake = async (id: string) => void woken.push(id);
    const { id } = await requestPreview(workspace.contextOf('admin'), unheard, planId, 'en');
    await cleanse(context, workspace.table, { wake });
    expect(woken).toEqual([]);
    workspace.tick(70_000);
    await cleanse(context, workspace.table, { wake });
    expect(woken).toEqual([id]);
  });
});

describe('a plan with a schedule', () => {
  const night = async () => {
    const woken: string[] = [];
    const wake = async (id: string) => void woken.push(id);
    await cleanse(workspace.jobContext('cleansing'), workspace.table, { wake });
    for (const id of woken) await workOn(workspace, id);
    return Promise.all(woken.map((id) => runOf(workspace, id)));
  };
  const schedule = (every: string, unasked: boolean) =>
    updateCleansingPlan(workspace.contextOf('admin'), planId, { schedule: { every, unasked } }, 1);
  const day = 24 * 3600_000;

  it('is looked at once in each period, and waits for approval', async () => {
    await schedule('week', false);
    const before = await dataOf(north);
    expect(await night()).toMatchObject([{ status: 'previewed', by: 'schedule', total: 1 }]);
    workspace.tick(day);
    expect(await night()).toEqual([]);
    expect((await dataOf(north))?.name).toBe(before?.name);
    workspace.tick(7 * day);
    expect(await night()).toHaveLength(1);
  });

  it('is carried out at once in the name of who said so, and does not do again what was taken back', async () => {
    await schedule('day', true);
    const [run] = await night();
    expect(run).toMatchObject({ status: 'done', approved: { by: 'admin' }, outcomes: { changed: 1 } });
    expect((await dataOf(north))?.name).toBe('North Wind');
    await takeBackRun(workspace, String(run?.id));
    workspace.tick(day);
    expect((await night())[0]?.outcomes.changed ?? 0).toBe(0);
    // Whoever asks for it sees it, and can have it done.
    expect(await preview(workspace, planId)).toMatchObject({ total: 1 });
  });

  it('waits for approval when who said so may not say it any more', async () => {
    await schedule('day', true);
    await workspace.table.write({ update: { ...jobKey(planId) }, set: { scheduledBy: 'manager' } });
    expect(await night()).toMatchObject([{ status: 'previewed' }]);
  });
});

describe('a plan', () => {
  it('is listed behind that of the schedule, with its steps in their order', async () => {
    const plans = await listCleansingPlans(workspace.contextOf('admin'), 'en');
    expect(plans.map(({ name, isScheduled }) => [name, isScheduled])).toEqual([
      ['Nightly cleansing', true],
      ['Tidy up', false],
    ]);
    expect(plans[1]?.steps.map(({ kind }) => kind)).toEqual(['normalise', 'flagJunk']);
  });

  it('is changed and deleted by who knows how it stands, and its runs can still be undone', async () => {
    const admin = workspace.contextOf('admin');
    const shown = await preview(workspace, planId);
    const changed = await updateCleansingPlan(admin, planId, { name: 'Only names', steps: [{ kind: 'fill' }] }, 1);
    expect(changed).toMatchObject({ name: 'Only names', steps: [{ kind: 'fill' }], version: 2 });
    expect(await codeOf(updateCleansingPlan(admin, planId, { name: 'Late' }, 1))).toBe('precondition.failed');
    // What was shown is what is approved.
    expect((await approve(workspace, shown)).outcomes).toMatchObject({ changed: 1 });
    await deleteCleansingPlan(admin, planId);
    for (const answer of [
      deleteCleansingPlan(admin, planId),
      updateCleansingPlan(admin, planId, {}, 2),
      requestPreview(admin, unheard, planId, 'en'),
      deleteCleansingPlan(admin, nightlyPlan.id),
    ])
      expect(await codeOf(answer)).toBe('not_found');
    expect(await takeBackRun(workspace, shown.id)).toMatchObject({ status: 'undone', undo: { reversed: 1 } });
  });

  it('of an earlier release has no version, and is changed all the same', async () => {
    const admin = workspace.contextOf('admin');
    await workspace.table.write({ update: jobKey(planId), remove: ['version', 'schedule'] });
    expect(await updateCleansingPlan(admin, planId, { name: 'New' }, 1)).toMatchObject({ version: 2, schedule: null });
  });

  it.each([
    [{ name: 'Of another step', steps: [{ kind: 'fill', what: ['phones'] }] }],
    [{ name: 'Of none', steps: [{ kind: 'flagJunk', what: ['phones'] }] }],
    [{ name: 'Hourly', steps: [{ kind: 'fill' }], schedule: { every: 'hour', unasked: true } }],
    [{ name: '', steps: [{ kind: 'fill' }] }],
    [{ name: 'None', steps: [] }],
    [{ name: 'Twice', steps: [{ kind: 'fill' }, { kind: 'fill' }] }],
    [{ name: 'Unknown', steps: [{ kind: 'shred' }] }],
    [{ name: 'Too soon', steps: [{ kind: 'archiveStale', months: 1 }] }],
  ])('%j is none', async (body) => {
    expect(await codeOf(createCleansingPlan(workspace.contextOf('admin'), body))).toBe('validation.failed');
  });
});
