import { describe, expect, it } from 'vitest';
import { setUpOrganisation } from '#shared/domain/organisation/setup.ts';
import { createId } from '#shared/runtime/ids.ts';
import { cacheDirectory, openSession } from '#shared/runtime/session.ts';
import { userKey } from '#shared/store/keys/organisation.ts';
import { createMemoryTable } from '#test/support/memory-table.ts';
import { codeOf } from '#test/support/problems.ts';
import { testTenant } from '#test/support/workspace.ts';

const user = (sub: string) => ({
  sub,
  name: sub,
  email: `${sub}@test.local`,
  departmentId: 'sales',
  roles: ['seller' as const],
});

describe('cacheDirectory', () => {
  it('reads people once in ten seconds, and again after a failure', async () => {
    const table = createMemoryTable();
    let now = 0;
    const directory = cacheDirectory(table, () => now);
    table.failNext('throttle');
    await expect(directory()).rejects.toThrow('try again');
    await setUpOrganisation(table, { users: [user('u1')] }, 'en');
    expect([...(await directory()).users.keys()]).toEqual(['u1']);
    await setUpOrganisation(table, { users: [user('u2')] }, 'en');
    now = 10_000;
    expect((await directory()).users.has('u2')).toBe(false);
    now = 10_001;
    expect((await directory()).users.has('u2')).toBe(true);
  });

  it('reads people again for somebody new, but not for each call of a stranger', async () => {
    const table = createMemoryTable();
    let now = 0;
    const directory = cacheDirectory(table, () => now);
    await directory();
    await setUpOrganisation(table, { users: [user('u1')] }, 'en');
    now = 1000;
    expect((await directory('u1')).users.has('u1')).toBe(false);
    now = 1001;
    expect((await directory('u1')).users.has('u1')).toBe(true);
  });

  it('reads people again for somebody who is not as expected, but not for each call of theirs', async () => {
    const table = createMemoryTable();
    let now = 0;
    const directory = cacheDirectory(
      table,
      () => now,
      ({ name }) => name !== 'u1',
    );
    await setUpOrganisation(table, { users: [user('u1')] }, 'en');
    await directory();
    await table.write({ update: userKey('u1'), set: { 'data.name': 'changed' } });
    now = 1000;
    expect((await directory('u1')).users.get('u1')?.name).toBe('u1');
    now = 1001;
    expect((await directory('u1')).users.get('u1')?.name).toBe('changed');
  });
});

describe('openSession', () => {
  it('knows the person by the subject of the token, and nobody else', async () => {
    const table = createMemoryTable();
    await setUpOrganisation(table, { users: [user('u1')] }, 'fr');
    const directory = await cacheDirectory(table)();
    const open = (subject: string) => openSession({ subject, directory, table, tenant: testTenant });
    expect(open('u1')).toMatchObject({ channel: 'api', actor: { id: 'u1', departmentIds: ['sales'] } });
    expect(await codeOf(() => open('undefined'))).toBe('auth.unknown_user');
    expect(directory.departments.get('sales')?.name).toBe('Ventes');
  });
});

describe('createId', () => {
  it('sorts by time and carries chance', () => {
    const at = (time: string) => createId('com', new Date(time));
    expect(at('2026-11-20T10:00:00.000Z') < at('2026-11-20T10:00:00.001Z')).toBe(true);
    expect(at('2026-11-20T10:00:00Z')).toMatch(/^com_[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(at('2026-11-20T10:00:00Z')).not.toBe(at('2026-11-20T10:00:00Z'));
    // The example of the ULID specification.
    expect(createId('x', new Date(1469918176385), new Uint8Array(10))).toBe('x_01ARYZ6S410000000000000000');
  });
});
