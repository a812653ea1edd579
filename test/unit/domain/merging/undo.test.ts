import { beforeEach, describe, expect, it } from 'vitest';
import { requestUndo } from '#shared/domain/merging/undo-merge.ts';
import { erasePerson } from '#shared/domain/privacy/erase-person.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { canonicalState, catchUp } from '#test/support/canonical-state.ts';
import { createMemoryFiles } from '#test/support/memory-files.ts';
import { type MergeOffice, openMergeOffice, quiet } from '#test/support/merges.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';

let office: MergeOffice;
let wind: string;
let veter: string;
let contact: string;
let task: string;
let before: Readonly<Record<string, unknown>>;
let mergeId: string;
beforeEach(async () => {
  office = await openMergeOffice();
  const { create, workspace } = office;
  wind = await create('companies', {
    name: 'Северный ветер',
    accountManagerId: 'seller',
    phones: [{ value: '+7 495 123-45-67' }],
    description: 'x'.repeat(3000),
  });
  veter = await create('companies', {
    name: 'Severny Veter LLC',
    accountManagerId: 'other',
    identifiers: [{ scheme: 'RU-INN', value: '7707083893' }],
    phones: [{ value: '+7 495 123-45-67' }, { value: '+7 495 765-43-21' }],
    industry: 'Wind power',
  });
  contact = await create('contacts', { lastName: 'Иванов', companyId: veter });
  task = await create('tasks', { title: 'Call', companyId: veter, links: [{ object: 'companies', id: veter }] });
  await create('contacts', { lastName: 'Петров', companyId: wind });
  await catchUp(workspace.table);
  before = canonicalState(workspace.table);
  ({ mergeId } = await office.merge(wind, [veter]));
});

/** Without the pair of the two, which keeps the verdict of whoever took them apart. */
const stateNow = async () => {
  await catchUp(office.workspace.table);
  const { [pairOf()]: pair, ...state } = canonicalState(office.workspace.table);
  return { pair, state };
};
const pairOf = () => `PAIR#${wind}#${veter} PAIR`;
const fieldsOf = async (id: string) => (await loadRecord(office.workspace.table, id))?.data;

describe('undoing a merge', () => {
  it.each(['before', 'after'])('brings everything back as it was, %s all was brought over', async (when) => {
    if (when === 'after') await office.work(mergeId);
    expect(await office.undo(mergeId)).toMatchObject({ status: 'undone', kept: [], settled: true });
    const { pair, state } = await stateNow();
    const { [pairOf()]: _pair, ...expected } = before;
    expect(state).toEqual(expected);
    expect(pair).toMatchObject({ status: 'rejected' });
  });

  it('keeps what people changed since, and names it', async () => {
    await office.work(mergeId);
    await office.change(wind, { industry: 'Energy', paymentTerms: '30 days', phones: [{ value: '+7 495 765-43-21' }] });
    const third = await office.create('companies', { name: 'Third' });
    await office.change(contact, { companyId: third, position: 'Head' });
    const late = await office.create('contacts', { lastName: 'Late', companyId: wind });
    const { kept } = await office.undo(mergeId);
    expect(kept).toEqual([
      { object: 'companies', id: wind, field: 'phones' },
      { object: 'companies', id: wind, field: 'industry' },
      { object: 'contacts', id: contact, field: 'companyId' },
    ]);
    expect(await fieldsOf(wind)).toMatchObject({ industry: 'Energy', paymentTerms: '30 days' });
    expect((await fieldsOf(wind))?.phones).toBeUndefined();
    expect(await fieldsOf(contact)).toMatchObject({ companyId: third, position: 'Head' });
    expect(await fieldsOf(late)).toMatchObject({ companyId: wind });
    expect(await fieldsOf(veter)).toMatchObject({ industry: 'Wind power' });
    expect(await fieldsOf(task)).toMatchObject({ companyId: veter, links: [{ object: 'companies', id: veter }] });
  });

  it('brings back that one is above the other', async () => {
    const mother = await office.create('companies', { name: 'Mother' });
    const daughter = await office.create('companies', { name: 'Daughter', parentId: mother });
    for (const [target, source] of [
      [mother, daughter],
      [daughter, mother],
    ] as const) {
      const merged = await office.merge(target, [source]);
      await office.work(merged.mergeId);
      expect((await fieldsOf(target))?.parentId).toBeUndefined();
      await office.undo(merged.mergeId);
      expect([(await fieldsOf(mother))?.parentId, (await fieldsOf(daughter))?.parentId]).toEqual([undefined, mother]);
    }
  });

  it('is done once, however often it is asked for', async () => {
    const first = await office.undo(mergeId);
    const version = (await loadRecord(office.workspace.table, wind))?.version;
    expect(await office.undo(mergeId)).toEqual(first);
    expect((await loadRecord(office.workspace.table, wind))?.version).toBe(version);
  });

  it('is refused when the survivor was merged later, and names the merge to undo first', async () => {
    await office.work(mergeId);
    const whole = await office.create('companies', { name: 'Whole' });
    const later = await office.merge(whole, [wind]);
    const problem = await problemOf(office.undo(mergeId));
    expect(problem.code).toBe('merge.later');
    expect(problem.details.members).toEqual({ merge: later.mergeId });
    await office.undo(later.mergeId);
    expect(await office.undo(mergeId)).toMatchObject({ status: 'undone' });
  });

  it('is refused when a legal number went to another record, or the survivor is in the bin', async () => {
    await office.work(mergeId);
    await office.change(wind, { identifiers: [] });
    const thief = await office.create('companies', {
      name: 'Thief',
      identifiers: [{ scheme: 'RU-INN', value: '7707083893' }],
    });
    expect(await codeOf(office.undo(mergeId))).toBe('identity.taken');
    await office.change(thief, { identifiers: [] });
    for (const id of [contact, task]) await office.change(id, { companyId: thief });
    await deleteRecord(await office.contextOf('admin'), definitions.companies, wind);
    expect(await codeOf(office.undo(mergeId))).toBe('merge.state');
  });

  it('takes the rights that merging takes', async () => {
    const ask = async (person: string) => requestUndo(await office.contextOf(person), quiet, mergeId, '');
    expect(await codeOf(ask('seller'))).toBe('access.denied');
    expect(await codeOf(ask('reader'))).toBe('access.denied');
    expect(await ask('manager')).toMatchObject({ status: 'undoing' });
  });

  it('ends after 90 days', async () => {
    office.workspace.tick(91 * 24 * 3600 * 1000);
    expect(await codeOf(office.undo(mergeId))).toBe('not_found');
  });

  it('two merges into one record can be undone in either order', async () => {
    await office.work(mergeId);
    const middle = await fieldsOf(wind);
    const third = await office.create('companies', { name: 'Third', phones: [{ value: '+7 812 555-01-01' }] });
    const second = await office.merge(wind, [third]);
    await office.work(second.mergeId);
    await office.undo(mergeId);
    expect((await fieldsOf(wind))?.phones).toMatchObject([
      { value: '+7 495 123-45-67' },
      { value: '+7 812 555-01-01' },
    ]);
    await office.undo(second.mergeId);
    expect(middle?.phones).toHaveLength(2);
    expect((await fieldsOf(wind))?.phones).toMatchObject([{ value: '+7 495 123-45-67' }]);
  });
});

describe('a person who was erased after a merge', () => {
  it('is gone from all records that became one, and comes back from none', async () => {
    const person = await office.create('contacts', {
      lastName: 'Kuzmoverov',
      firstName: 'Zina',
      birthday: '1990-01-02',
    });
    const twin = await office.create('contacts', { lastName: 'Kuzmoverova', phones: [{ value: '+7 495 777-00-01' }] });
    const merged = await office.merge(person, [twin]);
    await office.work(merged.mergeId);
    const files = createMemoryFiles();
    await erasePerson(await office.contextOf('admin'), files, definitions.contacts, person, { reason: 'Asked' }, 'en');
    const secrets = JSON.stringify(
      office.workspace.table
        .snapshot()
        .filter(({ pk }) => pk.includes(person) || pk.includes(twin) || /MERGE/.test(pk)),
    );
    expect(secrets).not.toMatch(/Kuzmo|Zina|777|1990/);
    expect(await codeOf(office.undo(merged.mergeId))).toBe('record.erased');
  });
});
