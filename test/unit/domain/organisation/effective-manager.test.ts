import { beforeEach, describe, expect, it } from 'vitest';
import {
  type EffectiveManager,
  findEffectiveManager,
  findHead,
} from '#shared/domain/organisation/effective-manager.ts';
import { endAbsence, setAbsence } from '#shared/domain/organisation/set-absence.ts';
import { updateUser } from '#shared/domain/organisation/update-user.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { explainAccess } from '#shared/domain/records/explain-access.ts';
import { readRecord } from '#shared/domain/records/read-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { createAccountsLog, keepPeople } from '#test/support/people.ts';
import { codeOf, problemOf } from '#test/support/problems.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { companies, contacts, deals } = definitions;
const day = 24 * 60 * 60 * 1000;

let workspace: Workspace;
let people: Awaited<ReturnType<typeof keepPeople>>;

beforeEach(async () => {
  workspace = createWorkspace();
  people = await keepPeople(workspace, [
    ['admin', 'administrator'],
    ['manager', 'headOfSales'],
    ['seller1', 'seller'],
    ['seller2', 'seller'],
    ['seller3', 'seller'],
  ]);
});

const away = async (id: string, substituteId?: string, from = '2026-11-20', until = '2026-11-21') =>
  setAbsence(await people.contextOf(id), id, { from, until, ...(substituteId !== undefined && { substituteId }) });

async function answering(accountManagerId = 'seller1') {
  const found = findEffectiveManager(await people.contextOf('admin'), { accountManagerId, departmentId: 'sales' });
  return nameOf(found);
}
const nameOf = (found: EffectiveManager | undefined) => found && `${found.user.id} as ${found.as}`;

describe('who answers for a client', () => {
  it('is its account manager, the substitute from the first day to the last, and then the manager again', async () => {
    await away('seller1', 'seller2', '2026-11-21', '2026-11-22');
    expect(await answering()).toBe('seller1 as manager');
    workspace.tick(day);
    expect(await answering()).toBe('seller2 as substitute');
    workspace.tick(day);
    expect(await answering()).toBe('seller2 as substitute');
    workspace.tick(day);
    expect(await answering()).toBe('seller1 as manager');
  });

  it('is the substitute of the substitute, or the head when all of them are away', async () => {
    await away('seller1', 'seller2');
    await away('seller2', 'seller3');
    expect(await answering()).toBe('seller3 as substitute');
    await away('seller3', 'seller1');
    expect(await answering()).toBe('manager as head');
  });

  it('is the head when nobody stands in, and when the manager has left', async () => {
    await away('seller1');
    expect(await answering()).toBe('manager as head');
    const change = { body: { status: 'disabled' }, version: 1 };
    await updateUser(await people.contextOf('admin'), createAccountsLog(), 'seller3', change);
    expect(await answering('seller3')).toBe('manager as head');
    expect(await answering('nobody')).toBe('manager as head');
  });

  it('of somebody without a head of their own is who heads the department above', () => {
    const { directory } = workspace;
    expect(findHead(directory, 'north')?.id).toBe('manager');
    expect(findHead(directory, 'sales', 'manager')?.id).toBe('director');
    expect(findHead(directory, 'nowhere')).toBeUndefined();
  });
});

describe('an absence', () => {
  it('is said by oneself, by the head and by who configures, and by nobody else', async () => {
    const body = { from: '2026-12-01', until: '2026-12-02', substituteId: 'seller2' };
    const say = async (who: string) => setAbsence(await people.contextOf(who), 'seller1', body);
    expect(await codeOf(say('seller2'))).toBe('access.denied');
    for (const who of ['seller1', 'manager', 'admin']) expect((await say(who)).absence).toEqual(body);
    expect(await endAbsence(await people.contextOf('manager'), 'seller1')).not.toHaveProperty('absence');
    expect(await codeOf(setAbsence(await people.contextOf('admin'), 'nobody', body))).toBe('not_found');
    const wrong = setAbsence(await people.contextOf('seller1'), 'seller1', {
      from: '2026-12-02',
      until: '2026-12-01',
      substituteId: 'seller1',
    });
    const { details } = await problemOf(wrong);
    expect(details.errors?.map(({ pointer }) => pointer)).toEqual(['/absence/substituteId', '/absence/until']);
  });

  it('gives the substitute the client, as to a co-manager of all lines, and takes it again', async () => {
    const { id } = await workspace.create('seller1', 'companies', { name: 'North' });
    const deal = await workspace.create('seller1', 'deals', { title: 'Pumps', companyId: id });
    const read = async () => readRecord(await people.contextOf('seller2'), companies, id);
    expect(await codeOf(read)).toBe('not_found');
    await away('seller1', 'seller2', '2026-11-20', '2026-11-20');
    const substitute = await people.contextOf('seller2');
    expect((await readRecord(substitute, companies, id)).id).toBe(id);
    await createRecord(substitute, contacts, { lastName: 'Orlov', companyId: id });
    const moved = { body: { expectedCloseDate: '2026-12-01' }, version: 1 };
    await updateRecord(substitute, deals, deal.id, moved);
    const renamed = { body: { name: 'Mine' }, version: 1 };
    expect(await codeOf(updateRecord(substitute, companies, id, renamed))).toBe('access.denied');
    const { you } = await explainAccess(substitute, companies, id);
    expect(you.read.because).toEqual([{ rule: 'substitute', userId: 'seller1' }]);
    workspace.tick(day);
    expect(await codeOf(read)).toBe('not_found');
  });
});

describe('a product line', () => {
  it('is where a co-manager works on deals, however it is written; who has none works in all', async () => {
    const coManagers = [{ userId: 'seller2', scope: 'Насосы' }, { userId: 'seller3' }];
    const { id: companyId } = await workspace.create('seller1', 'companies', { name: 'North', coManagers });
    const make = (title: string, productCategory?: string) =>
      workspace.create('seller1', 'deals', { title, companyId, ...(productCategory && { productCategory }) });
    const [pumps, valves, other] = [await make('A', 'НАСОСЫ '), await make('B', 'Valves'), await make('C')];
    const change = (who: string, deal: { id: string }, body: object) =>
      updateRecord(workspace.contextOf(who), deals, deal.id, { body });
    expect(await codeOf(change('seller2', valves, { amount: '5' }))).toBe('access.denied');
    expect(await codeOf(change('seller2', other, { amount: '5' }))).toBe('access.denied');
    expect(await codeOf(change('seller2', pumps, { productCategory: 'Valves' }))).toBe('access.denied');
    expect((await change('seller2', pumps, { amount: '5' })).amount).toBe('5');
    for (const deal of [pumps, valves, other])
      expect((await change('seller3', deal, { amount: '6' })).amount).toBe('6');
  });
});
