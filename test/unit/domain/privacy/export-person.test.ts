import { expect, it } from 'vitest';
import { exportPerson } from '#shared/domain/privacy/export-person.ts';
import { listEventsSince } from '#shared/domain/records/audit.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { erase, leaveTraces, secrets } from '#test/support/erased-person.ts';
import { codeOf } from '#test/support/problems.ts';

const { companies, contacts } = definitions;

it('gives out all that is kept about one person, whole texts and the bin included, and nothing of others', async () => {
  const { workspace, personId, twinId, dealId, activityIds } = await leaveTraces();
  const data = await exportPerson(workspace.contextOf('admin'), contacts, personId);
  expect(data.record).toMatchObject({ id: personId, lastName: 'Kuzmoverov' });
  expect(String(data.record.description)).toHaveLength('jasmin '.repeat(300).trim().length);
  const idsOf = (list: unknown) => (list as readonly { id: string }[]).map(({ id }) => id);
  expect(idsOf(data.activities)).toEqual(activityIds);
  expect(idsOf(data.deals)).toEqual([dealId]);
  expect(data.attachments.map(({ recordId, fileName }) => [recordId, fileName])).toEqual([
    [personId, 'Zinaidka.csv'],
    [activityIds[1], 'Zinaidka.csv'],
  ]);
  expect(data.complete).toBe(true);
  const text = JSON.stringify(data).toLowerCase();
  for (const secret of secrets) expect(text.replace(/[-+() ]/g, '') + text).toContain(secret);
  expect(text).not.toContain(twinId);
  expect(text).not.toContain('somebody else');
});

it('is noted in the history, which it does not otherwise touch', async () => {
  const { workspace, personId } = await leaveTraces();
  const admin = workspace.contextOf('admin');
  workspace.tick();
  await exportPerson(admin, contacts, personId);
  const { exports, history } = await exportPerson(admin, contacts, personId);
  expect(exports.map(({ at, actor }) => [at, actor.id])).toEqual(Array(2).fill(['2026-11-20T10:00:02.000Z', 'admin']));
  expect(history.map(({ action, version }) => [action, version])).toEqual([
    ['export', 3],
    ['export', 3],
    ['detach', 3],
    ['attach', 3],
    ['attach', 3],
    ['update', 3],
    ['update', 2],
    ['create', 1],
  ]);
  const first = await listHistory(admin, contacts, personId, { limit: 1 });
  const rest = await listHistory(admin, contacts, personId, { limit: 9, cursor: first.page.next ?? '' });
  expect([...first.data, ...rest.data]).toEqual(history);
  expect((await listEventsSince(admin, personId, 2)).map(({ version }) => version)).toEqual([3]);
  // A patch of an older version still finds every version accounted for.
  await updateRecord(admin, contacts, personId, { version: 1, body: { lastName: 'Married' } });
  expect((await exportPerson(admin, contacts, personId)).history[0]).toMatchObject({ action: 'export', version: 4 });
});

it('gives out what is left when the person was erased: nothing personal', async () => {
  const traces = await leaveTraces();
  const { workspace, personId } = traces;
  await erase(traces, personId);
  const text = JSON.stringify(await exportPerson(workspace.contextOf('admin'), contacts, personId)).toLowerCase();
  for (const secret of secrets) expect(text).not.toContain(secret);
});

it('is for those who may, and for people only', async () => {
  const { workspace, personId, companyId } = await leaveTraces();
  const attempt = (user: string, id: string, definition = contacts) =>
    exportPerson(workspace.contextOf(user), definition, id);
  expect(await codeOf(attempt('director', personId))).toBe('access.denied');
  expect(await codeOf(attempt('admin', companyId, companies))).toBe('route.not_found');
  expect(await codeOf(attempt('admin', `con_${'0'.repeat(26)}`))).toBe('not_found');
});
