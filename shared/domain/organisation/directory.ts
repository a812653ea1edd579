import type { Mastery } from '#shared/model/mastery.ts';
import type { Definitions } from '#shared/model/objects/registry.ts';
import type { UserStatus } from '#shared/model/organisation.ts';
import { organisationPk } from '#shared/store/keys/organisation.ts';
import type { Item, Table } from '#shared/store/table.ts';
import type { Frequencies } from '../duplicates/model/profile.ts';
import { readNameCounts } from '../duplicates/name-counts.ts';
import { toMastery } from '../mastery/mastery-item.ts';
import { liveDefinitions, toFieldSet } from './field-set.ts';
import { type Role, toRole, workspaceRoles } from './role.ts';

export interface User {
  /** Subject of the user pool. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly departmentId: string;
  readonly roles: readonly string[];
  /** Disabled: their access has ended, their name stays on what they did. */
  readonly status: UserStatus;
  readonly version: number;
  readonly substituteId?: string;
  readonly absence?: Absence;
  /** Of an API key: when a token was last given for it. */
  readonly lastSignInAt?: string;
  /** Sign-in asks for the code of an authenticator app. */
  readonly secondFactor?: true;
  /** Present: a machine, which acts by an API key. */
  readonly apiKey?: ApiKeyFacts;
  /** Present: a form on a website, which hands in leads and can do nothing else. */
  readonly form?: FormFacts;
}

export interface Absence {
  /** First and last day away. */
  readonly from: string;
  readonly until: string;
  /** Who stands in this time; absent: who always does. */
  readonly substituteId?: string;
}

export interface ApiKeyFacts {
  readonly createdAt: string;
  /** The person who made it. */
  readonly createdBy: string;
  readonly expiresAt: string;
}

export interface FormFacts {
  readonly createdAt: string;
  /** The person who made it. */
  readonly createdBy: string;
  /** What leads say they come from, when they do not say it themselves. */
  readonly source: string;
}

export interface Department {
  readonly id: string;
  readonly name: string;
  readonly parentId?: string;
  readonly version: number;
}

/** Who works here, and with what kinds of records. Small enough to be read whole in one query. */
export interface Directory {
  readonly users: ReadonlyMap<string, User>;
  readonly departments: ReadonlyMap<string, Department>;
  /** Ready ones and the workspace's own. */
  readonly roles: ReadonlyMap<string, Role>;
  /** All objects, with the fields that the workspace has added. */
  readonly definitions: Definitions;
  /** What other systems say about records. */
  readonly masteries: readonly Mastery[];
  /** How often names occur among its records, where they were counted. */
  readonly frequencies?: Frequencies;
}

export async function loadDirectory(table: Table, options: { readonly consistent?: boolean } = {}): Promise<Directory> {
  const items: Item[] = [];
  let startAfter: Awaited<ReturnType<Table['query']>>['next'];
  do {
    const page = await table.query({ pk: organisationPk, ...options, ...(startAfter && { startAfter }) });
    items.push(...page.items);
    startAfter = page.next;
  } while (startAfter);
  const users = items.filter((item) => item.type === 'user').map(toUser);
  const departments = items.filter((item) => item.type === 'department').map(toDepartment);
  const frequencies = readNameCounts(items.find((item) => item.type === 'name-counts'));
  return {
    users: new Map(users.map((user) => [user.id, user])),
    departments: new Map(departments.map((department) => [department.id, department])),
    roles: workspaceRoles(items.filter((item) => item.type === 'role').map(toRole)),
    definitions: liveDefinitions(items.filter((item) => item.type === 'fields').map(toFieldSet)),
    masteries: items.filter((item) => item.type === 'mastery').map(toMastery),
    ...(frequencies && { frequencies }),
  };
}

/** Who can be asked, and given work: a person whose access has not ended. */
export function isAvailable(user: Pick<User, 'status' | 'apiKey' | 'form'> | undefined): boolean {
  return user?.status === 'active' && !isMachine(user);
}

/** No person: nobody asks it, and it works on nothing. */
export function isMachine(user: Pick<User, 'apiKey' | 'form'> | undefined): boolean {
  return user?.apiKey !== undefined || user?.form !== undefined;
}

/** A department and all below it; a loop in the tree ends at the department that was met before. */
export function subtreeOf(directory: Directory, rootId: string): readonly string[] {
  const found = new Set<string>([rootId]);
  for (const id of found) {
    for (const department of directory.departments.values()) if (department.parentId === id) found.add(department.id);
  }
  return [...found];
}

/** People and departments that were written before they had a version and a status are active, in their first one. */
function toUser({ data, version = 1, lastSignInAt, secondFactor }: Item): User {
  const besides = {
    ...(lastSignInAt !== undefined && { lastSignInAt }),
    ...(secondFactor === true && { secondFactor }),
  };
  return { status: 'active', ...(data as object), version, ...besides } as unknown as User;
}

function toDepartment({ data, version = 1 }: Item): Department {
  return { ...(data as object), version } as unknown as Department;
}
