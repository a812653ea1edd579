import { beforeEach, describe, expect, it } from 'vitest';
import type { SecondFactors } from '#shared/domain/access/user-pool.ts';
import { createApiKey } from '#shared/domain/organisation/api-keys.ts';
import { describeSelf } from '#shared/domain/organisation/describe.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { leaveUser } from '#shared/domain/organisation/leave-user.ts';
import { listUserHistory, listUsers } from '#shared/domain/organisation/list-people.ts';
import { noteSignIn } from '#shared/domain/organisation/note-sign-in.ts';
import {
  confirmSecondFactor,
  endSecondFactor,
  resetSecondFactor,
  startSecondFactor,
} from '#shared/domain/organisation/second-factor.ts';
import { updateUser } from '#shared/domain/organisation/update-user.ts';
import { Problem } from '#shared/model/problems.ts';
import { openSession } from '#shared/runtime/session.ts';
import { createAccountsLog, keepPeople } from '#test/support/people.ts';
import { codeOf } from '#test/support/problems.ts';
import { createWorkspace, testTenant, type Workspace } from '#test/support/workspace.ts';

let workspace: Workspace;
let people: Awaited<ReturnType<typeof keepPeople>>;
let accounts: ReturnType<typeof createAccountsLog>;
let calls: string[];

/** The pool, where every right code is 123456. */
const factors: SecondFactors = {
  start: async (token) => {
    calls.push(`start ${token}`);
    return 'SECRET';
  },
  confirm: async (token, code) => {
    if (code !== '123456') throw new Problem('validation.failed');
    calls.push(`confirm ${token}`);
  },
  end: async (token) => {
    calls.push(`end ${token}`);
  },
};
const own = { factors, accessToken: 't1' };

beforeEach(async () => {
  workspace = createWorkspace({ tenant: { name: 'Acme & Co' } });
  accounts = createAccountsLog();
  calls = [];
  people = await keepPeople(workspace, [
    ['admin', 'administrator'],
    ['seller1', 'seller'],
  ]);
});

const me = () => people.contextOf('seller1');
const switchOn = async () => confirmSecondFactor(await me(), own, { code: '123456' });
const isOn = async () => describeSelf(await me()).secondFactor.on;
const actionsOf = async (id: string) => {
  const { data } = await listUserHistory(await people.contextOf('admin'), id, { limit: 10 });
  return data.map(({ action, actor }) => `${action} by ${actor.id}`);
};

describe('a second factor', () => {
  it('is on when a code of the secret was given back, and off when its person says so', async () => {
    expect(await startSecondFactor(await me(), own)).toEqual({
      secret: 'SECRET',
      uri: 'otpauth://totp/Acme%20%26%20Co:seller1%40test.local?secret=SECRET&issuer=Acme%20%26%20Co',
    });
    expect(await isOn()).toBe(false);
    expect(await codeOf(confirmSecondFactor(await me(), own, { code: '654321' }))).toBe('validation.failed');
    expect(await codeOf(confirmSecondFactor(await me(), own, {}))).toBe('validation.failed');
    expect(await isOn()).toBe(false);
    await switchOn();
    expect(await isOn()).toBe(true);
    expect(await codeOf(startSecondFactor(await me(), own))).toBe('auth.second_factor_on');
    workspace.tick();
    await endSecondFactor(await me(), own);
    expect(await isOn()).toBe(false);
    expect(calls).toEqual(['start t1', 'confirm t1', 'end t1']);
    expect(await actionsOf('seller1')).toEqual(['secondFactorOff by seller1', 'secondFactorOn by seller1']);
  });

  it('is no version of the person, and told to those who manage people', async () => {
    await switchOn();
    const seenBy = async (id: string) =>
      (await listUsers(await people.contextOf(id))).find((one) => one.id === 'seller1');
    expect(await seenBy('admin')).toMatchObject({ secondFactor: true, version: 1 });
    expect(await seenBy('seller1')).not.toHaveProperty('secondFactor');
    const change = { body: { name: 'Renamed' }, version: 1 };
    const { user } = await updateUser(await people.contextOf('admin'), accounts, 'seller1', change);
    expect(user).toMatchObject({ name: 'Renamed', secondFactor: true });
    expect(await isOn()).toBe(true);
    const shown = await leaveUser(await people.contextOf('admin'), accounts, 'seller1', { dryRun: true });
    expect(shown.exports.data).toEqual([]);
  });

  it('of somebody who lost the device is taken off by those who manage people', async () => {
    await switchOn();
    workspace.tick();
    expect(await codeOf(resetSecondFactor(await me(), accounts, 'seller1'))).toBe('access.denied');
    const admin = await people.contextOf('admin');
    expect(await codeOf(resetSecondFactor(admin, accounts, 'nobody'))).toBe('not_found');
    await resetSecondFactor(admin, accounts, 'seller1');
    expect(accounts.calls).toEqual(['end second factor of seller1']);
    expect(await isOn()).toBe(false);
    expect((await actionsOf('seller1'))[0]).toBe('secondFactorOff by admin');
  });

  it('is what the last sign-in asked for, whatever was noted before', async () => {
    await switchOn();
    const signIn = async (second: number, withCode: boolean) => {
      await noteSignIn(workspace.table, 'seller1', new Date(Date.UTC(2026, 10, 20, 9, 0, second)), withCode);
      return isOn();
    };
    expect(await signIn(0, true)).toBe(true);
    expect(await signIn(1, false)).toBe(false);
    expect(await signIn(2, false)).toBe(false);
    expect(await signIn(3, true)).toBe(true);
    const { users } = await loadDirectory(workspace.table);
    expect(users.get('seller1')?.lastSignInAt).toBe('2026-11-20T09:00:03.000Z');
  });

  it('is nothing for machines', async () => {
    const expiresAt = new Date(workspace.contextOf('admin').now().getTime() + 60_000).toISOString();
    const wish = { name: 'Shop', roles: ['seller'], departmentId: 'sales', expiresAt };
    const { id } = await createApiKey(await people.contextOf('admin'), accounts, wish);
    const machine = await people.contextOf(id);
    for (const attempt of [startSecondFactor, endSecondFactor]) {
      expect(await codeOf(attempt(machine, own))).toBe('access.denied');
    }
    expect(await codeOf(confirmSecondFactor(machine, own, { code: '123456' }))).toBe('access.denied');
    expect(await codeOf(resetSecondFactor(await people.contextOf('admin'), accounts, id))).toBe('not_found');
    expect(calls).toEqual([]);
  });
});

describe('a workspace that requires a second factor', () => {
  const tenant = { ...testTenant, secondFactor: 'required' } as const;
  const open = async (subject: string, isFactorWanted = true) => {
    const directory = await loadDirectory(workspace.table);
    return openSession({ subject, directory, table: workspace.table, tenant, isFactorWanted });
  };

  it('lets nobody work without, but to set it up', async () => {
    expect(await codeOf(() => open('seller1'))).toBe('auth.second_factor_required');
    const setUp = await open('seller1', false);
    expect(describeSelf(setUp).secondFactor).toEqual({ on: false, required: true });
    await confirmSecondFactor(setUp, own, { code: '123456' });
    expect((await open('seller1')).actor.id).toBe('seller1');
    expect(await codeOf(endSecondFactor(await open('seller1'), own))).toBe('auth.second_factor_required');
  });

  it('wants none of machines', async () => {
    const expiresAt = '2027-06-01T00:00:00.000Z';
    const wish = { name: 'Shop', roles: ['seller'], departmentId: 'sales', expiresAt };
    const { id } = await createApiKey(await people.contextOf('admin'), accounts, wish);
    expect(describeSelf(await open(id)).secondFactor).toEqual({ on: false, required: false });
  });
});
