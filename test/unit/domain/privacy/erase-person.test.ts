import { beforeEach, describe, expect, it } from 'vitest';
import { erasePerson } from '#shared/domain/privacy/erase-person.ts';
import { isErased, listErasures } from '#shared/domain/privacy/erasures.ts';
import { readCompanyCard } from '#shared/domain/records/company-card.ts';
import { toCrmRecord } from '#shared/domain/records/crm-record.ts';
import { deleteRecord, restoreRecord } from '#shared/domain/records/delete-record.ts';
import { listHistory } from '#shared/domain/records/list-history.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { readRecord } from '#shared/domain/records/read-record.ts';
import { restoreValue } from '#shared/domain/records/restore-value.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { searchRecords } from '#shared/domain/search/search-records.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { collect } from '#test/support/collect.ts';
import { erase, findSecrets, follow, leaveTraces, type Traces } from '#test/support/erased-person.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';

const { activities, companies, contacts, deals, leads } = definitions;

let traces: Traces;
beforeEach(async () => {
  traces = await leaveTraces();
});

const admin = () => traces.workspace.contextOf('admin');

describe('before a person is erased', () => {
  it('there is something to find everywhere', () => {
    const places = new Set(findSecrets(traces).map((place) => place.split(/[#_]/)[0]));
    expect([...places].toSorted()).toEqual(['FILE', 'H', 'K', 'PAIR', 'T', 'act', 'con']);
  });

  it('a preview tells what would go and what would stay, and changes nothing', async () => {
    const before = traces.workspace.table.snapshot();
    expect(await erase(traces, traces.personId, { dryRun: true })).toEqual({
      id: traces.personId,
      done: false,
      fields: 9,
      history: 6,
      records: { activities: 3 },
      kept: { deals: 1 },
      mentions: [],
      files: 2,
      search: 3,
      matchKeys: 9,
      pairs: 1,
    });
    expect(traces.workspace.table.snapshot()).toEqual(before);
  });

  it('a reason is asked for that names nobody', async () => {
    const faultOf = async (body: object) => (await problemOf(erase(traces, traces.personId, body))).details;
    const fault = (code: string, pointer = '/reason') => ({ errors: [{ pointer, code }] });
    expect(await faultOf({})).toEqual(fault('required'));
    expect(await faultOf({ reason: ' ' })).toEqual(fault('required'));
    expect(await faultOf({ reason: 'x'.repeat(501) })).toEqual(fault('too_long'));
    expect(await faultOf({ reason: 'Asked', dryRun: 'no' })).toEqual(fault('type', '/dryRun'));
    for (const reason of ['Letter of Mr KUZMOVEROV', 'from Zina@Kuzmo.example', 'call to 8 (495) 777 00 01']) {
      expect(await faultOf({ reason })).toEqual(fault('names_person'));
    }
    expect(await isErased(traces.workspace.table, traces.personId)).toBe(false);
  });

  it('the right to do it is needed, and a person', async () => {
    const { workspace, personId, companyId } = traces;
    const attempt = (user: string, id: string, definition = contacts) =>
      erasePerson(workspace.contextOf(user), traces.files, definition, id, { reason: 'Asked' }, 'en');
    expect(await codeOf(attempt('director', personId))).toBe('access.denied');
    expect(await codeOf(attempt('admin', companyId, companies))).toBe('route.not_found');
    expect(await codeOf(attempt('admin', `con_${'0'.repeat(26)}`))).toBe('not_found');
  });
});

describe('when a person is erased', () => {
  beforeEach(async () => {
    traces.workspace.tick();
    expect(await erase(traces, traces.personId)).toMatchObject({ done: true, history: 6, fields: 9 });
    await follow(traces.workspace);
  });

  it('nothing tells of them any more, in any place', () => {
    expect(findSecrets(traces)).toEqual([]);
  });

  it('what is left keeps its place and its history, and says that it was erased', async () => {
    const { personId, companyId } = traces;
    const left = toCrmRecord(admin(), await readRecord(admin(), contacts, personId));
    expect(left).toEqual({
      id: personId,
      object: 'contacts',
      version: 4,
      createdAt: '2026-11-20T10:00:00.000Z',
      createdBy: 'manager',
      updatedAt: '2026-11-20T10:00:02.000Z',
      updatedBy: 'admin',
      erasedAt: '2026-11-20T10:00:02.000Z',
      companyId,
      ownerId: 'manager',
    });
    const { data } = await listHistory(admin(), contacts, personId, { limit: 10 });
    expect(data.map(({ action, version, reason }) => [action, version, reason])).toEqual([
      ['erase', 4, 'Asked by letter'],
      ['detach', 3, null],
      ['attach', 3, null],
      ['attach', 3, null],
      ['update', 3, null],
      ['update', 2, null],
      ['create', 1, null],
    ]);
    expect(data[5]?.changes).toEqual([
      { field: 'position', old: null, new: null, erased: true },
      { field: 'emails', old: null, new: null, erased: true },
    ]);
    expect(data[6]?.changes).toContainEqual({ field: 'companyId', old: null, new: companyId });
  });

  it('what is left is in no list, on no card and not found', async () => {
    const { workspace, companyId } = traces;
    const listed = await listRecords(admin(), contacts, { filters: [], limit: 10 });
    const { contacts: onCard, duplicates } = await readCompanyCard(admin(), companyId);
    expect([listed.data.length, onCard.data.length, duplicates]).toEqual([1, 1, []]);
    const query = { text: 'kuzmoverov', objects: ['contacts'] as const, limit: 10 };
    expect((await searchRecords(admin(), query)).data).toHaveLength(1);
    expect(workspace.table.snapshot().filter(({ sk }) => sk.startsWith('~DUP#'))).toEqual([]);
  });

  it('what is left is neither changed, deleted nor referred to anew; the deal keeps its link', async () => {
    const { workspace, personId, companyId, dealId } = traces;
    const changed = updateRecord(admin(), contacts, personId, { version: 4, body: { lastName: 'Back' } });
    expect(await codeOf(changed)).toBe('record.erased');
    expect(await codeOf(deleteRecord(admin(), contacts, personId))).toBe('record.erased');
    expect(await codeOf(restoreRecord(admin(), contacts, personId))).toBe('record.erased');
    const value = { event: '1', body: { field: 'lastName', value: 'new' }, version: 4, language: 'en' as const };
    expect(await codeOf(restoreValue(admin(), contacts, personId, value))).toBe('record.erased');
    const referring = workspace.create('admin', 'deals', { title: 'New', companyId, contactId: personId });
    expect(await codeOf(referring)).toBe('validation.failed');
    expect(await updateRecord(admin(), deals, dealId, { version: 1, body: { title: 'Wind 2' } })).toMatchObject({
      contactId: personId,
    });
  });

  it('what was about them keeps when and how, and can be written anew, but not taken back', async () => {
    const [id] = traces.activityIds;
    const activity = await readRecord(admin(), activities, id);
    expect(activity).toMatchObject({ version: 3, data: { type: 'call', at: '2026-11-19T10:00:00.000Z' } });
    expect(activity.data).not.toHaveProperty('subject');
    await updateRecord(admin(), activities, id, { version: 3, body: { subject: 'One' } });
    await updateRecord(admin(), activities, id, { version: 4, body: { subject: 'Two' } });
    const restore = (event: string, value: 'old' | 'new', version: number) =>
      restoreValue(admin(), activities, id, { event, body: { field: 'subject', value }, version, language: 'en' });
    for (const event of ['1', '2', '3']) expect(await codeOf(restore(event, 'new', 5))).toBe('value.erased');
    expect(await restore('4', 'new', 5)).toMatchObject({ subject: 'One' });
    await restoreRecord(admin(), activities, traces.activityIds[2]);
  });

  it('the list of what was erased holds ids and names of fields only', async () => {
    const { workspace, personId, activityIds } = traces;
    const lines = await collect(listErasures(workspace.table));
    expect(lines.map(({ id, about, version, done }) => [id, about, version, done])).toEqual(
      [
        ...[3, 2, 3].map((version, at) => [activityIds[at], personId, version, undefined]),
        [personId, undefined, 4, true],
      ].toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
    );
    expect(lines.find(({ id }) => id === personId)?.fields).toContain('birthday');
  });

  it('asking again answers the same and changes nothing', async () => {
    const before = traces.workspace.table.snapshot();
    expect(await erase(traces, traces.personId, { reason: 'Again' })).toMatchObject({
      done: true,
      fields: 9,
      records: { activities: 3 },
    });
    expect(traces.workspace.table.snapshot()).toEqual(before);
  });
});

describe('erasing', () => {
  it('reaches a person in the bin', async () => {
    await deleteRecord(admin(), contacts, traces.personId);
    expect(await erase(traces, traces.personId)).toMatchObject({ done: true });
    await follow(traces.workspace);
    expect(findSecrets(traces)).toEqual([]);
    expect(await codeOf(restoreRecord(admin(), contacts, traces.personId))).toBe('record.erased');
  });

  it('keeps what is about somebody else as well', async () => {
    const [id] = traces.activityIds;
    await updateRecord(admin(), activities, id, { version: 2, body: { contactId: null } });
    await erase(traces, traces.personId);
    expect((await readRecord(admin(), activities, id)).data.subject).toBe('Zinaidka wrote');
  });

  it('takes the request along that the person came with, and what was about that', async () => {
    const { workspace, personId, companyId } = traces;
    const lead = await workspace.create('manager', 'leads', {
      title: 'Zinaidka asks',
      contactName: 'Z. Kuzmoverov',
      text: 'jasmin',
      companyId,
      contactId: personId,
    });
    expect(await erase(traces, personId)).toMatchObject({ done: true, records: { activities: 3, leads: 1 } });
    await follow(workspace);
    expect(findSecrets(traces)).toEqual([]);
    expect((await readRecord(admin(), leads, lead.id)).erasedAt).toBeDefined();
    expect(await isErased(workspace.table, lead.id)).toBe(true);
  });

  it('names the records whose texts stay and tell of the person', async () => {
    const { workspace, personId, companyId } = traces;
    const about = { contactId: personId, companyId };
    const named = await workspace.create('manager', 'deals', { ...about, title: 'Wind for Kuzmoverov' });
    const task = await workspace.create('manager', 'tasks', { ...about, title: 'Call Zinaidka', text: 'jasmin' });
    const { mentions, records, kept } = await erase(traces, personId, { dryRun: true });
    expect(mentions).toEqual([
      { object: 'deals', id: named.id },
      { object: 'tasks', id: task.id },
    ]);
    expect([records, kept]).toEqual([{ activities: 3, tasks: 1 }, { deals: 2 }]);
  });

  it('goes on where its time was over, until nothing is left', async () => {
    const { workspace, personId, companyId } = traces;
    for (let at = 0; at < 60; at += 1) {
      const text = `Zinaidka ${at}`;
      const fields = { type: 'note', at: '2026-11-19T10:00:00Z', companyId, contactId: personId, text };
      await workspace.create('manager', 'activities', fields);
    }
    let now = Date.parse('2026-11-21T10:00:00Z');
    const hurried = {
      ...admin(),
      now: () => {
        now += 50;
        return new Date(now);
      },
    };
    const answers: boolean[] = [];
    while (answers.at(-1) !== true && answers.length < 20) {
      const { done, records } = await erasePerson(hurried, traces.files, contacts, personId, { reason: 'Asked' }, 'en');
      answers.push(done);
      expect(records).toEqual({ activities: 63 });
    }
    expect(answers.length).toBeGreaterThan(1);
    expect(answers.at(-1)).toBe(true);
    await follow(workspace);
    expect(findSecrets(traces)).toEqual([]);
  });
});
