import { isDeepStrictEqual } from 'node:util';
import { definitions, findDefinition } from '#shared/model/objects/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import type { RecordBody } from '../api-client.ts';
import { findLive, isOpen, latest, type Model, may, mayRead, mayWith, possible, requireEqual } from './model.ts';
import { type Card, type Get, type History, type List, nameFieldOf, type Read } from './requests.ts';
import { type Answer, Mismatch, type Person, type World } from './world.ts';

/** @returns the model, which reading leaves as it is. @throws Mismatch when the API promised another answer */
export function judgeRead(model: Model, world: World, read: Read, answer: Answer): Model {
  switch (read.kind) {
    case 'get':
      return judgeGet(model, world, read, answer);
    case 'history':
      return judgeHistory(model, world, read, answer);
    case 'card':
      return judgeCard(model, world, read, answer);
    case 'list':
      return judgeList(model, world, read, answer);
  }
}

function judgeGet(model: Model, world: World, { by, id }: Get, answer: Answer): Model {
  const record = findLive(model, id);
  if (!record || !mayRead(model, world, world.people[by], record)) return absent(model, answer);
  requireEqual(`what ${by} gets`, [answer.status, answer.etag, answer.body], [200, `"${record.version}"`, record]);
  return model;
}

/** A hidden record answers as an absent one. */
function absent(model: Model, answer: Answer): Model {
  requireEqual('answer about what is not there', [answer.status, answer.body.code], [404, 'not_found']);
  return model;
}

function judgeHistory(model: Model, world: World, { by, id }: History, answer: Answer): Model {
  const tracked = model.records.get(id);
  if (!tracked || !mayRead(model, world, world.people[by], latest(tracked).record)) return absent(model, answer);
  type Told = { version: number; action: string; actor: { id: string }; changes: { field: string }[] };
  const told = (answer.body.data as readonly Told[]).map(({ version, action, actor, changes }) => ({
    version,
    action,
    actorId: actor.id,
    changed: changes.map(({ field }) => field).toSorted(),
  }));
  const events = tracked.events.map((event) => ({ ...event, changed: event.changed.toSorted() }));
  requireEqual(`history of ${id}`, told, events.toReversed());
  return model;
}

function judgeList(model: Model, world: World, list: List, answer: Answer): Model {
  requireEqual(
    'status and end of a list',
    [answer.status, (answer.body.page as Fields | undefined)?.next],
    [200, null],
  );
  const shown = answer.body.data as readonly RecordBody[];
  const company = list.companyId === undefined ? undefined : findLive(model, list.companyId);
  const person = world.people[list.by];
  if (list.companyId !== undefined && !(company && mayRead(model, world, person, company))) {
    requireEqual('list of a client that is not there', shown, []);
    return model;
  }
  requireShown(model, world, shown, (record) => isListed(world, person, list, record));
  const times = shown.map(({ updatedAt }) => String(updatedAt));
  const isByChange = list.companyId === undefined && !(list.byName && nameFieldOf(list.object));
  if (isByChange) requireEqual('order of a list', times, times.toSorted().toReversed());
  return model;
}

function isListed(world: World, person: Person, { object, companyId }: List, record: RecordBody): boolean {
  if (record.object !== object) return false;
  if (companyId !== undefined) return record.companyId === companyId;
  // Where somebody only takes part, it is found in a list of its own.
  return mayWith(world, person, 'read', object, [record[definitions[object].owner]]);
}

function judgeCard(model: Model, world: World, { by, id }: Card, answer: Answer): Model {
  const tracked = model.records.get(id);
  const isReadable = (record: RecordBody) => may(world, world.people[by], 'read', record);
  const known = tracked ? possible(tracked) : [];
  const live = known.filter((at) => at !== undefined && !at.isDeleted && isReadable(at.record));
  // An index that lags may show what was before, but nothing that never was.
  if (answer.status === 404 && (live.length < known.length || live.length === 0)) return absent(model, answer);
  if (live.length === 0) return absent(model, answer);
  requireEqual('status of a card', answer.status, 200);
  const { company, timeline, ...lists } = answer.body as Readonly<Record<string, { readonly data: RecordBody[] }>>;
  const isAsItWas = live.some(
    (at) => at && [at.record, asListed(at.record)].some((one) => isDeepStrictEqual(company, one)),
  );
  if (!isAsItWas) requireEqual('client of a card', company, live.at(-1)?.record);
  const isOf = (object: string, record: RecordBody) => record.object === object && record.companyId === id;
  requireShown(model, world, timeline?.data ?? [], (record) => isOf('activities', record));
  for (const [name, list] of Object.entries(lists).filter(([one]) => findDefinition(one))) {
    const isShown = (record: RecordBody) => !findDefinition(name)?.work || isOpen(record);
    requireShown(model, world, list.data, (record) => isOf(name, record) && isShown(record));
  }
  return model;
}

/**
 * Every record that belongs on the list in all that the index may show is on it, once and as it was; and nothing is on it
 * that does not belong there in any.
 * @throws Mismatch
 */
function requireShown(
  model: Model,
  world: World,
  shown: readonly RecordBody[],
  belongs: (record: RecordBody) => boolean,
): void {
  const rest = new Map(shown.map((record) => [record.id, record]));
  if (rest.size < shown.length) throw new Mismatch(`a list shows a record twice: ${shown.map(({ id }) => id)}`);
  for (const [id, tracked] of model.records) {
    const states = possible(tracked).map((at) => (at && !at.isDeleted && belongs(at.record) ? at.record : undefined));
    const record = rest.get(id);
    rest.delete(id);
    if (states.some((state) => isDeepStrictEqual(record, state && asListed(state)))) continue;
    requireEqual(`what a list shows of ${id}`, record, states.at(-1));
  }
  if (world.isAlone && rest.size > 0) throw new Mismatch(`a list shows what nobody made: ${[...rest.keys()]}`);
}

const longFrom = 1024;
const excerptLength = 200;

/** Lists show the beginning of long texts. */
function asListed(record: RecordBody): RecordBody {
  const { description } = record;
  if (typeof description !== 'string' || Buffer.byteLength(description) <= longFrom) return record;
  return { ...record, description: `${description.slice(0, excerptLength)}…`, excerpts: ['description'] };
}
