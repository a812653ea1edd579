import type { Actor } from '#shared/domain/access/actor.ts';
import { actorOf, systemActor } from '#shared/domain/access/actor.ts';
import type { Channel, Context } from '#shared/domain/context.ts';
import { dayIn } from '#shared/domain/organisation/calendar.ts';
import type { Department, Directory, User } from '#shared/domain/organisation/directory.ts';
import { type Role, workspaceRoles } from '#shared/domain/organisation/role.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import type { Mastery } from '#shared/model/mastery.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { type Definitions, definitions } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { Tenant } from '#shared/model/tenant.ts';
import type { Meter } from '#shared/store/meter.ts';
import { createMemoryTable, type MemoryTable } from './memory-table.ts';

export const testTenant: Tenant = {
  id: 'test',
  name: 'Test',
  region: 'eu-west-3',
  language: 'en',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  country: 'FR',
  features: { demo: false, firewall: false, ownKey: false },
  schedules: {
    cleansing: 'cron(30 2 * * ? *)',
    backup: 'cron(0 3 * * ? *)',
    'restore-drill': 'cron(0 4 ? * SUN *)',
    reindex: 'cron(30 3 * * ? *)',
    reconcile: 'cron(30 4 * * ? *)',
    reminders: 'rate(5 minutes)',
    feeds: 'rate(5 minutes)',
  },
  retentionDays: { logs: 30, backups: 35 },
};

export interface Person {
  readonly id: string;
  readonly departmentId: string;
  readonly roles: readonly string[];
}

export const departments: readonly Department[] = [
  { id: 'company', name: 'Company', version: 1 },
  { id: 'sales', name: 'Sales', parentId: 'company', version: 1 },
  { id: 'north', name: 'Sales North', parentId: 'sales', version: 1 },
  { id: 'service', name: 'Service', parentId: 'company', version: 1 },
];

export const people: readonly Person[] = [
  { id: 'seller1', departmentId: 'sales', roles: ['seller'] },
  { id: 'seller2', departmentId: 'sales', roles: ['seller'] },
  { id: 'seller3', departmentId: 'north', roles: ['seller'] },
  { id: 'manager', departmentId: 'sales', roles: ['headOfSales'] },
  { id: 'service', departmentId: 'service', roles: ['serviceAgent'] },
  { id: 'director', departmentId: 'company', roles: ['director'] },
  { id: 'reader', departmentId: 'company', roles: ['readOnly'] },
  { id: 'admin', departmentId: 'company', roles: ['administrator'] },
];

export interface Workspace {
  readonly table: MemoryTable;
  readonly directory: Directory;
  /** @param meter counts what the person's calls cost */
  contextOf(userId: string, meter?: Meter): Context;
  /** Who acts for a schedule. */
  jobContext(job: string): Context;
  /** Moves the clock, which otherwise stands still. */
  tick(milliseconds?: number): void;
  /** A record as the person would create it, whatever it looks like. */
  create(userId: string, object: ObjectName, body: unknown): Promise<CrmRecord>;
}

interface Options {
  readonly users?: readonly Person[];
  /** Roles besides the ready ones. */
  readonly roles?: readonly Role[];
  readonly tenant?: Partial<Tenant>;
  /** With fields of the workspace's own. */
  readonly definitions?: Definitions;
  /** What other systems say about records. */
  readonly masteries?: readonly Mastery[];
}

/** People, a table in memory, a clock that stands still and ids that count upwards. */
export function createWorkspace(options: Options = {}): Workspace {
  const table = createMemoryTable();
  const directory = createDirectory(options);
  let now = Date.parse('2026-11-20T10:00:00.000Z');
  let ids = 0;

  const contextFor = (actor: Actor, channel: Channel, meter?: Meter): Context => ({
    actor,
    directory,
    table: meter ? table.metered(meter) : table,
    tenant: { ...testTenant, ...options.tenant },
    channel,
    now: () => new Date(now),
    newId: (prefix) => {
      ids += 1;
      return `${prefix}_${String(ids).padStart(26, '0')}`;
    },
  });
  const contextOf = (userId: string, meter?: Meter) => {
    const user = directory.users.get(userId);
    if (!user) throw new Error(`nobody is called ${userId}`);
    return contextFor(actorOf(user, directory, dayIn(testTenant.timeZone, new Date(now))), 'api', meter);
  };

  return {
    table,
    directory,
    contextOf,
    jobContext: (job) => contextFor(systemActor(job), 'job'),
    tick: (milliseconds = 1000) => {
      now += milliseconds;
    },
    create: (userId, object, body) => {
      const context = { ...contextOf(userId), allowDuplicate: 'made for a test' };
      return createRecord(context, directory.definitions[object], body);
    },
  };
}

function createDirectory({
  users = people,
  roles,
  definitions: live = definitions,
  masteries = [],
}: Options): Directory {
  const toUser = (person: Person): User => ({
    ...person,
    name: `Name of ${person.id}`,
    email: `${person.id}@test.local`,
    status: 'active',
    version: 1,
  });
  return {
    users: new Map(users.map((person) => [person.id, toUser(person)])),
    departments: new Map(departments.map((department) => [department.id, department])),
    roles: workspaceRoles(roles),
    definitions: live,
    masteries,
  };
}
