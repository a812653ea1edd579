import { isDeepStrictEqual } from 'node:util';
import { normaliseFields } from '#shared/model/normalisation.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { findStage } from '#shared/model/pipelines.ts';
import type { Fields } from '#shared/model/records.ts';
import type { RecordBody } from '../api-client.ts';
import {
  type Event,
  findHolder,
  findLive,
  isHolding,
  latest,
  type Model,
  may,
  mayRead,
  mayWith,
  ownersOf,
  possible,
  requireEqual,
  type Snapshot,
  scopeOf,
  takenFrom,
  withVersion,
} from './model.ts';
import type { Change, Create, Patch, Remove, Restore, Upsert } from './requests.ts';
import { type Answer, Mismatch, type World } from './world.ts';

/** What both a patch and a move come to; no version: whatever is there now. */
type Update = Pick<Patch, 'by' | 'object' | 'id' | 'fields'> & { readonly version: number | undefined };

/** @returns the model afterwards. @throws Mismatch when the API promised another answer */
export function judgeChange(model: Model, world: World, change: Change, answer: Answer): Model {
  switch (change.kind) {
    case 'create':
      return judgeCreate(model, world, change, answer);
    case 'patch':
      return judgeUpdate(model, world, change, answer);
    case 'move':
      return judgeUpdate(model, world, { ...change, fields: { ...change.fields, stageId: change.to } }, answer);
    case 'upsert':
      return judgeUpsert(model, world, change, answer);
    case 'delete':
      return judgeDelete(model, world, change, answer);
    case 'restore':
      return judgeRestore(model, world, change, answer);
  }
}

function judgeCreate(
  model: Model,
  world: World,
  { by, object, fields }: Omit<Create, 'kind' | 'key'>,
  answer: Answer,
): Model {
  const person = world.people[by];
  const definition = definitions[object];
  if (scopeOf(person, object, 'create') === 'none') return refused(model, answer, 'access.denied');
  const dangling = danglingIn(model, world, by, definition, fields);
  if (dangling.length > 0) return refused(model, answer, 'validation.failed', dangling);
  const missing = missingIn({}, fields);
  if (missing.length > 0) return refused(model, answer, 'validation.failed', missing);
  const owners = ownersOf({ ...startOf(model, person.id, definition, fields), ...fields }, object);
  if (!mayWith(world, person, 'create', object, owners)) return refused(model, answer, 'access.denied');
  if (takenFrom(model, fields, undefined).length > 0) return refusedAsTaken(model, world, by, fields, answer);

  const { warnings: _told, ...record } = answer.body as RecordBody;
  requireEqual('status and version of what was created', [answer.status, record.version], [201, 1]);
  requireEqual('ETag', answer.etag, '"1"');
  const given = withoutNull(normaliseFields(definition, fields, world.country));
  const kept = Object.fromEntries(Object.keys(given).map((name) => [name, record[name]]));
  requireEqual('fields of what was created', kept, given);
  requireEqual('creator', [record.createdBy, record.updatedBy, record.object], [person.id, person.id, object]);
  if (model.records.has(record.id)) throw new Mismatch(`${record.id} was there already`);
  const { id: _id, object: _object, version: _version, ...rest } = record;
  return append(model, record, 'create', person.id, Object.keys(rest).filter(isOfDefinition(definition)));
}

/** Whose a new record is when nobody is named. */
function startOf(model: Model, creatorId: string, definition: ObjectDefinition, { companyId }: Fields): Fields {
  const company = definition.ownedBy === 'accountManager' ? findLive(model, companyId) : undefined;
  const byActor = definition.fields.filter(
    (field) => typeof field.default === 'object' && field.default.from === 'actor',
  );
  return {
    ...Object.fromEntries(byActor.map(({ name }) => [name, creatorId])),
    [definition.owner]: company?.accountManagerId ?? creatorId,
  };
}

const isOfDefinition = (definition: ObjectDefinition) => (name: string) =>
  definition.fields.some((field) => field.name === name);

function judgeUpdate(model: Model, world: World, { by, id, object, fields, version }: Update, answer: Answer): Model {
  const person = world.people[by];
  const definition = definitions[object];
  const before = findLive(model, id);
  if (!before || !mayRead(model, world, person, before)) return refused(model, answer, 'not_found');
  if (!may(world, person, 'edit', before)) return refused(model, answer, 'access.denied');
  const events = model.records.get(id)?.events ?? [];
  if (version !== undefined && version !== before.version) {
    const changed = [...new Set(events.slice(version).flatMap((event) => event.changed))];
    const isAhead = version > before.version || version < 1;
    if (isAhead || changed.some((name) => name in fields)) return refusedAsStale(model, before, changed, answer);
  }
  const derived = definition.fields.filter((field) => field.readOnly).map((field) => field.name);
  const after = withoutNull({ ...before, ...normaliseFields(definition, fields, world.country) });
  const changes = changedBetween(before, after);
  if (changes.length === 0) {
    requireEqual('answer to a patch that changes nothing', [answer.status, answer.body], [200, before]);
    return model;
  }
  const changed = Object.fromEntries(changes.map((name) => [name, after[name]]));
  const dangling = danglingIn(model, world, by, definition, changed);
  if (dangling.length > 0) return refused(model, answer, 'validation.failed', dangling);
  const missing = missingIn(before, after);
  if (missing.length > 0) return refused(model, answer, 'validation.failed', missing);
  if (!may(world, person, 'edit', after as RecordBody)) return refused(model, answer, 'access.denied');
  if (takenFrom(model, after, id).length > 0) return refusedAsTaken(model, world, by, after, answer);

  const record = answer.body as RecordBody;
  requireEqual('status of a change', answer.status, 200);
  requireEqual('ETag', answer.etag, `"${before.version + 1}"`);
  const written = { version: before.version + 1, updatedBy: person.id, updatedAt: record.updatedAt };
  const adopted = Object.fromEntries(derived.filter((name) => name in record).map((name) => [name, record[name]]));
  requireEqual('what was changed', record, { ...without(after, derived), ...adopted, ...written });
  requireClosedAt(record);
  return append(model, record, 'update', person.id, changedBetween(before, record));
}

/** A deal that is won or lost says since when, and no other. @throws Mismatch */
function requireClosedAt(record: RecordBody): void {
  if (record.object !== 'deals') return;
  const isClosed = findStage(record.stageId)?.kind !== 'open';
  requireEqual(`closedAt of a deal that is ${String(record.stageId)}`, 'closedAt' in record, isClosed);
}

function judgeUpsert(model: Model, world: World, { by, object, identifier, fields }: Upsert, answer: Answer): Model {
  const holder = findHolder(model, identifier);
  if (holder && findLive(model, holder.id) && mayRead(model, world, world.people[by], holder)) {
    return judgeUpdate(model, world, { by, object, id: holder.id, fields, version: undefined }, answer);
  }
  return judgeCreate(model, world, { by, object, fields: { ...fields, identifiers: [identifier] } }, answer);
}

function judgeDelete(model: Model, world: World, { by, id, object }: Remove, answer: Answer): Model {
  const person = world.people[by];
  const before = findLive(model, id);
  if (!before || !mayRead(model, world, person, before)) return refused(model, answer, 'not_found');
  if (!may(world, person, 'delete', before)) return refused(model, answer, 'access.denied');
  if (object === 'companies' && answer.status === 409) return judgeHolders(model, id, answer);
  requireEqual('status of a deletion', answer.status, 204);
  const holds = (at: Snapshot | undefined) => at !== undefined && !at.isDeleted && isHeldBy(id, at.record);
  const isHeld = object === 'companies' && [...model.records.values()].some((one) => possible(one).every(holds));
  if (isHeld) throw new Mismatch(`${id} was deleted in spite of what is open`);
  return append(model, nextOf(before, answer, person.id), 'delete', person.id, [], true);
}

function isHeldBy(companyId: string, record: RecordBody): boolean {
  return record.companyId === companyId && isHolding(record);
}

/** What holds a client is named. */
function judgeHolders(model: Model, companyId: string, answer: Answer): Model {
  const holders = (answer.body.holders ?? []) as readonly { readonly id: string }[];
  const isTrue = ({ id }: { readonly id: string }) => {
    const tracked = model.records.get(id);
    return tracked && possible(tracked).some((at) => at && !at.isDeleted && isHeldBy(companyId, at.record));
  };
  if (holders.length === 0 || !holders.every(isTrue)) {
    throw new Mismatch(`${companyId} is said to be held by ${JSON.stringify(holders)}`);
  }
  return refused(model, answer, 'record.in_use');
}

function judgeRestore(model: Model, world: World, { by, id }: Restore, answer: Answer): Model {
  const person = world.people[by];
  const tracked = model.records.get(id);
  const before = tracked && latest(tracked);
  if (!before || !mayRead(model, world, person, before.record)) return refused(model, answer, 'not_found');
  const { record } = before;
  if (!may(world, person, 'delete', record)) return refused(model, answer, 'access.denied');
  if (!before.isDeleted) {
    requireEqual('answer to the return of what is there', [answer.status, answer.body], [200, record]);
    return model;
  }
  if (takenFrom(model, record, id).length > 0) return refusedAsTaken(model, world, by, record, answer);
  const after = nextOf(record, answer, person.id);
  requireEqual('what was restored', [answer.status, answer.etag, answer.body], [200, `"${after.version}"`, after]);
  return append(model, after, 'restore', person.id, []);
}

/** The same record one version on; only the API knows when that was, and of a deletion it does not say. */
function nextOf(before: RecordBody, answer: Answer, updatedBy: string): RecordBody {
  const updatedAt = answer.body.updatedAt ?? before.updatedAt;
  return { ...before, version: before.version + 1, updatedBy, updatedAt };
}

function append(
  model: Model,
  record: RecordBody,
  action: Event['action'],
  actorId: string,
  changed: readonly string[],
  isDeleted = false,
): Model {
  return withVersion(model, { record, isDeleted }, { version: record.version, action, actorId, changed });
}

/** Pointers of references that lead to nothing that the person can see. */
function danglingIn(
  model: Model,
  world: World,
  by: Change['by'],
  definition: ObjectDefinition,
  fields: Fields,
): readonly string[] {
  return definition.fields
    .filter(({ type, name }) => type === 'reference' && typeof fields[name] === 'string')
    .filter(({ name, to }) => {
      if (to === undefined || !Object.hasOwn(definitions, to)) return false;
      const target = findLive(model, fields[name]);
      return target?.object !== to || !mayRead(model, world, world.people[by], target);
    })
    .map(({ name }) => `/${name} reference`);
}

/** What a lost deal must say on the way in, and may not forget. */
function missingIn(before: Fields, after: Fields): readonly string[] {
  const isAsked = after.stageId === 'lost' && (after.lostReason ?? null) === null;
  return isAsked && (before.stageId !== 'lost' || before.lostReason !== undefined) ? ['/lostReason required'] : [];
}

function refused(model: Model, answer: Answer, code: string, errors: readonly string[] = []): Model {
  const told = (answer.body.errors ?? []) as readonly { readonly pointer: string; readonly code: string }[];
  const actual = told.map((error) => `${error.pointer} ${error.code}`).toSorted();
  requireEqual('refusal', [answer.body.code, actual], [code, errors.toSorted()]);
  return model;
}

function refusedAsStale(model: Model, current: RecordBody, changed: readonly string[], answer: Answer): Model {
  const told = answer.body as { readonly current?: unknown; readonly changed?: readonly string[] };
  requireEqual('what is there now', told.current, current);
  requireEqual('what changed since', told.changed?.toSorted(), changed.toSorted());
  return refused(model, answer, 'precondition.failed');
}

/** The holder is named only to who may read it. */
function refusedAsTaken(model: Model, world: World, by: Change['by'], fields: Fields, answer: Answer): Model {
  const text = JSON.stringify(answer.body);
  for (const one of takenFrom(model, fields, undefined)) {
    const holder = findHolder(model, one);
    const isSeen = holder !== undefined && may(world, world.people[by], 'read', holder);
    if (holder && !isSeen && text.includes(holder.id)) throw new Mismatch(`${holder.id} is disclosed: ${text}`);
  }
  return refused(model, answer, 'identity.taken');
}

const systemFields = ['version', 'updatedAt', 'updatedBy'];

function changedBetween(before: Fields, after: Fields): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => {
    return !isDeepStrictEqual(before[name], after[name]) && !systemFields.includes(name);
  });
}

function withoutNull(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
