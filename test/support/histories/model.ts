import { isDeepStrictEqual } from 'node:util';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Action, Scope } from '#shared/model/permissions.ts';
import { findStage } from '#shared/model/pipelines.ts';
import { readyRoles } from '#shared/model/ready-roles.ts';
import type { Fields, Identifier } from '#shared/model/records.ts';
import type { RecordBody } from '../api-client.ts';
import { type Answer, Mismatch, type Person, type World } from './world.ts';

/** A record as it was in one version. */
export interface Snapshot {
  readonly record: RecordBody;
  readonly isDeleted: boolean;
}

export interface Event {
  readonly version: number;
  readonly action: 'create' | 'update' | 'delete' | 'restore';
  readonly actorId: string;
  readonly changed: readonly string[];
}

export interface Tracked {
  /** Oldest first. */
  readonly versions: readonly [Snapshot, ...Snapshot[]];
  readonly events: readonly Event[];
  /** How many versions the indexes have surely seen. */
  readonly settled: number;
}

/** An answer that is given again to whoever asks again with the same key. */
export interface Remembered {
  /** What was asked, in a form that is the same for the same request. */
  readonly question: string;
  readonly answer: Answer;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What the API has promised so far. Never changed, only replaced. */
export interface Model {
  readonly records: ReadonlyMap<string, Tracked>;
  /** By person and key. */
  readonly answers: ReadonlyMap<string, Remembered>;
}

export const emptyModel: Model = { records: new Map(), answers: new Map() };

export function latest(tracked: Tracked): Snapshot {
  return tracked.versions.at(-1) as Snapshot;
}

/** What an index may show: what it has surely seen, and what came since; `undefined`: nothing yet. */
export function possible({ versions, settled }: Tracked): readonly (Snapshot | undefined)[] {
  return settled === 0 ? [undefined, ...versions] : versions.slice(settled - 1);
}

export function settleModel(model: Model): Model {
  const records = [...model.records].map(([id, one]) => [id, { ...one, settled: one.versions.length }] as const);
  return { ...model, records: new Map(records) };
}

export function withVersion(model: Model, snapshot: Snapshot, event: Event): Model {
  const { id } = snapshot.record;
  const before = model.records.get(id);
  const after: Tracked = before
    ? { ...before, versions: [...before.versions, snapshot], events: [...before.events, event] }
    : { versions: [snapshot], events: [event], settled: 0 };
  return { ...model, records: new Map(model.records).set(id, after) };
}

export function findLive(model: Model, id: unknown): RecordBody | undefined {
  const tracked = typeof id === 'string' ? model.records.get(id) : undefined;
  const snapshot = tracked && latest(tracked);
  return snapshot?.isDeleted ? undefined : snapshot?.record;
}

/** Whose the record is: its owner's, and theirs who are named in it as taking part. */
export function ownersOf(fields: Fields, object: ObjectName): readonly unknown[] {
  const { owner, fields: all } = definitions[object];
  const linked = all.filter((field) => field.linked && field.type === 'reference').map((field) => field.name);
  return [owner, ...linked].map((name) => fields[name]).filter((id) => id !== undefined);
}

export function scopeOf({ role }: Person, object: string, action: Action): Scope {
  return readyRoles[role].objects[object as ObjectName][action];
}

/** Whether the person may do so with what belongs to these people, the owner first. */
export function mayWith(
  world: World,
  person: Person,
  action: Action,
  object: string,
  owners: readonly unknown[],
): boolean {
  const scope = scopeOf(person, object, action);
  if (scope === 'none' || scope === 'all') return scope === 'all';
  const owner = Object.values(world.people).find(({ id }) => id === owners[0]);
  return owners.includes(person.id) || (scope === 'department' && owner?.departmentId === person.departmentId);
}

export function may(world: World, person: Person, action: Action, record: RecordBody): boolean {
  return mayWith(world, person, action, record.object, ownersOf(record, record.object as ObjectName));
}

/** While it is so, its client cannot be deleted. */
export function isHolding(record: RecordBody): boolean {
  const { holdsCompany, work } = definitions[record.object as ObjectName];
  return holdsCompany === true && work !== undefined && isOpen(record);
}

/** Whether there is work to do on it. */
export function isOpen(record: RecordBody): boolean {
  const { work } = definitions[record.object as ObjectName];
  const state = work && record[work.field];
  return work?.open ? work.open.includes(String(state)) : findStage(state)?.kind === 'open';
}

/** By a right of their own, or because they read the client, in the bin or not. */
export function mayRead(model: Model, world: World, person: Person, record: RecordBody): boolean {
  if (may(world, person, 'read', record)) return true;
  if (definitions[record.object as ObjectName].company !== 'companyId') return false;
  const company = model.records.get(String(record.companyId));
  return company !== undefined && may(world, person, 'read', latest(company).record);
}

export function identifiersOf(fields: Fields): readonly Identifier[] {
  return (fields.identifiers ?? []) as readonly Identifier[];
}

/** The record that holds a legal number, in the bin or not. */
export function findHolder(model: Model, { scheme, value }: Identifier): RecordBody | undefined {
  const holds = (record: RecordBody) =>
    identifiersOf(record).some((one) => one.scheme === scheme && one.value === value);
  return [...model.records.values()].map((tracked) => latest(tracked).record).find(holds);
}

/** Numbers that records other than this one hold. */
export function takenFrom(model: Model, fields: Fields, ownId: string | undefined): readonly Identifier[] {
  return identifiersOf(fields).filter((one) => {
    const holder = findHolder(model, one);
    return holder !== undefined && holder.id !== ownId;
  });
}

/** @throws Mismatch */
export function requireEqual(what: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new Mismatch(`${what}\n  is       ${JSON.stringify(actual)}\n  expected ${JSON.stringify(expected)}`);
}
