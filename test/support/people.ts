import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { actorOf } from '#shared/domain/access/actor.ts';
import type { Accounts } from '#shared/domain/access/user-pool.ts';
import type { Context } from '#shared/domain/context.ts';
import { loadDirectory } from '#shared/domain/organisation/directory.ts';
import { todayOf } from '#shared/domain/organisation/effective-manager.ts';
import { setUpOrganisation } from '#shared/domain/organisation/setup.ts';
import type { readyDepartments } from '#shared/model/departments.ts';
import type { RoleId } from '#shared/model/ready-roles.ts';
import type { Workspace } from './workspace.ts';

/** A user pool of which only the calls are kept, and the passwords of machines. */
export function createAccountsLog(): Accounts & {
  readonly calls: readonly string[];
  readonly machines: readonly string[];
} {
  const calls: string[] = [];
  const machines: string[] = [];
  const note = async (call: string) => {
    calls.push(call);
  };
  return {
    calls,
    machines,
    invite: async (email) => {
      await note(`invite ${email}`);
      return `sub-of-${email}`;
    },
    createMachine: async (password) => {
      machines.push(password);
      return `machine-${machines.length}`;
    },
    endSecondFactor: (subject) => note(`end second factor of ${subject}`),
    enable: (subject) => note(`enable ${subject}`),
    disable: (subject) => note(`disable ${subject}`),
  };
}

/** People and departments kept in the table of the workspace, where they can be changed. */
export async function keepPeople(workspace: Workspace, people: readonly (readonly [id: string, role: RoleId])[]) {
  const users = people.map(([sub, role]) => ({
    sub,
    name: `Name of ${sub}`,
    email: `${sub}@test.local`,
    departmentId: 'sales' satisfies (typeof readyDepartments)[number]['id'],
    roles: [role],
  }));
  await setUpOrganisation(workspace.table, { users }, 'en');
  return {
    /** The context of a person, as things stand now. */
    async contextOf(id: string): Promise<Context> {
      const directory = await loadDirectory(workspace.table);
      const user = directory.users.get(id);
      if (!user) throw new Error(`nobody is called ${id}`);
      return {
        ...workspace.contextOf('admin'),
        directory,
        actor: actorOf(user, directory, todayOf(workspace.contextOf('admin'))),
      };
    },
  };
}

/** The secret (password or code) of the newest mail to an address, of the stack that the tests share. */
export async function readMailedSecret(address: string): Promise<string> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const names: string[] = [];
    for await (const name of glob(`*-${address}.txt`, { cwd: join(inject('stewardData'), 'mails') })) names.push(name);
    const newest = names.sort().at(-1);
    if (newest !== undefined) {
      const mail = await readFile(join(inject('stewardData'), 'mails', newest), 'utf8');
      return /(?:password|code)\b[^.]* is (\S+)\. It is valid/.exec(mail)?.[1] ?? '';
    }
    if (Date.now() > deadline) throw new Error(`no mail came for ${address}`);
    await setTimeout(50);
  }
}
