import { type RoleId, roleIds } from '#shared/model/permissions.ts';
import { organisationPk } from '#shared/store/keys.ts';
import type { Item, Table } from '#shared/store/table.ts';

export interface User {
  /** Subject of the user pool. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly departmentId: string;
  readonly roles: readonly RoleId[];
}

export interface Department {
  readonly id: string;
  readonly name: string;
  readonly parentId?: string;
}

/** Everybody who works here. Small enough to be read whole in one query. */
export interface Directory {
  readonly users: ReadonlyMap<string, User>;
  readonly departments: ReadonlyMap<string, Department>;
}

export async function loadDirectory(table: Table): Promise<Directory> {
  const items: Item[] = [];
  let startAfter: Awaited<ReturnType<Table['query']>>['next'];
  do {
    const page = await table.query({ pk: organisationPk, ...(startAfter && { startAfter }) });
    items.push(...page.items);
    startAfter = page.next;
  } while (startAfter);
  const users = items.filter((item) => item.type === 'user').map(toUser);
  const departments = items.filter((item) => item.type === 'department').map(toDepartment);
  return {
    users: new Map(users.map((user) => [user.id, user])),
    departments: new Map(departments.map((department) => [department.id, department])),
  };
}

/** A department and all below it; a loop in the tree ends at the department that was met before. */
export function subtreeOf(directory: Directory, rootId: string): readonly string[] {
  const found = new Set<string>([rootId]);
  for (const id of found) {
    for (const department of directory.departments.values()) if (department.parentId === id) found.add(department.id);
  }
  return [...found];
}

function toUser(item: Item): User {
  const { id, name, email, departmentId, roles } = item.data as Record<string, unknown>;
  return {
    id: String(id),
    name: String(name),
    email: String(email),
    departmentId: String(departmentId),
    // A role that this release does not know gives no rights.
    roles: (roles as readonly string[]).filter((role): role is RoleId => (roleIds as readonly string[]).includes(role)),
  };
}

function toDepartment(item: Item): Department {
  const { id, name, parentId } = item.data as Record<string, unknown>;
  return { id: String(id), name: String(name), ...(parentId === undefined ? {} : { parentId: String(parentId) }) };
}
