import type { Fields } from '#shared/model/records.ts';
import { judgeChange } from './judge-changes.ts';
import { judgeRead } from './judge-reads.ts';
import { identifiersOf, latest, type Model, type Remembered, requireEqual, scopeOf, type Tracked } from './model.ts';
import type { Batch, Change, Operation, Request } from './requests.ts';
import { type Answer, Mismatch, type World } from './world.ts';

/** The moment at which the request was answered, in milliseconds since 1970. */
export interface Exchange {
  readonly request: Request;
  readonly answer: Answer;
  readonly at: number;
  /** Of a batch: each record that it made or changed, as it is now. */
  readonly found?: ReadonlyMap<string, Fields>;
}

/** @returns the model afterwards. @throws Mismatch when the answer is not what the API promises */
export function judge(model: Model, world: World, exchange: Exchange): Model {
  const { request } = exchange;
  switch (request.kind) {
    case 'get':
    case 'list':
    case 'history':
    case 'card':
      return judgeRead(model, world, request, exchange.answer);
    case 'batch':
      return judgeBatch(model, world, request, exchange);
    default:
      return judgeOnce(model, world, attemptOf(request, exchange.at), exchange.answer);
  }
}

/** A change with the key under which it is remembered, and what must be the same when the key comes again. */
interface Attempt {
  readonly change: Change;
  readonly key: string | undefined;
  readonly question: string;
  readonly at: number;
}

const rememberedFor = 24 * 60 * 60;

function attemptOf(change: Change, at: number): Attempt {
  const { kind, object, by, ...rest } = change;
  const { key, version: _version, ...said } = rest as Fields;
  const question = JSON.stringify([kind, object, said]);
  return { change, key: key === undefined ? undefined : `${by} ${key}`, question, at };
}

/** @param told as it was said, where that is less than what is now there */
function judgeOnce(model: Model, world: World, attempt: Attempt, answer: Answer, told = answer): Model {
  const { change, key, question, at } = attempt;
  // Who creates none of the kind need not be heard out.
  if (change.kind === 'create' && scopeOf(world.people[change.by], change.object, 'create') === 'none') {
    return judgeChange(model, world, change, answer);
  }
  const earlier = key === undefined ? undefined : model.answers.get(key);
  if (earlier && isRemembered(earlier, at)) {
    if (earlier.question === question) requireEqual('what is said again', told, earlier.answer);
    else requireEqual('another request under one key', told.body.code, 'idempotency.mismatch');
    return model;
  }
  const after = judgeChange(model, world, change, answer);
  if (key === undefined || told.status >= 300) return after;
  return { ...after, answers: new Map(after.answers).set(key, { question, answer: told, at }) };
}

function isRemembered({ at }: Remembered, now: number): boolean {
  return Math.floor(now / 1000) - Math.floor(at / 1000) <= rememberedFor;
}

interface Result {
  readonly status: number;
  readonly id?: string;
  readonly etag?: string;
  readonly problem?: Fields;
}

/** Every operation as if it had come alone. */
function judgeBatch(model: Model, world: World, batch: Batch, { answer, at, found }: Exchange): Model {
  requireEqual('status of a batch', answer.status, 207);
  const results = answer.body.results as readonly Result[];
  requireEqual('number of results', results.length, batch.operations.length);
  return batch.operations.reduce((before, operation, position) => {
    const { status, id = '', etag, problem } = results[position] as Result;
    const told: Answer = { status, etag, body: problem ?? { id } };
    const key = batch.key === undefined ? undefined : `${batch.by} ${batch.key}#${position}`;
    const question = JSON.stringify(['batch', batch.object, operation]);
    const attempt = { change: changeOf(batch, operation), key, question, at };
    return judgeOnce(before, world, attempt, { ...told, body: problem ?? found?.get(id) ?? {} }, told);
  }, model);
}

function changeOf({ by, object }: Batch, operation: Operation): Change {
  const unkeyed = { by, object, key: undefined };
  if (operation.op === 'create') return { ...unkeyed, kind: 'create', fields: operation.fields };
  if (operation.op === 'delete') return { by, object, kind: 'delete', id: operation.id };
  return { ...unkeyed, kind: 'patch', id: operation.id, fields: operation.fields, version: operation.version };
}

/**
 * Two requests at one time: as if one had come before the other, or both had looked at what was there and changed
 * different things; one that met the other may be told to try again.
 * @throws Mismatch
 */
export function judgeTogether(model: Model, world: World, one: Exchange, other: Exchange): Model {
  // Who sends the same twice gets the same twice.
  const isTwice = one.request === other.request && 'key' in one.request;
  const tell = (before: Model, exchange: Exchange) =>
    exchange.answer.body.code === 'write.conflict' && !isTwice ? before : judge(before, world, exchange);
  const explanations = [
    () => tell(tell(model, one), other),
    () => tell(tell(model, other), one),
    () => combine(model, tell(model, one), tell(model, other)),
  ];
  const failures: string[] = [];
  for (const explain of explanations) {
    try {
      return explain();
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      failures.push(error.message);
    }
  }
  const said = [one, other].map(({ request, answer }) => `${JSON.stringify(request)} -> ${JSON.stringify(answer)}`);
  throw new Mismatch(['nothing explains both of', ...said, ...failures].join('\n'));
}

/** @throws Mismatch when both changed one record, or now hold one number */
function combine(before: Model, one: Model, other: Model): Model {
  const changedIn = (model: Model) => [...model.records].filter(([id, tracked]) => before.records.get(id) !== tracked);
  const changes = [...changedIn(one), ...changedIn(other)];
  if (new Set(changes.map(([id]) => id)).size < changes.length) throw new Mismatch('both changed one record');
  const records = new Map<string, Tracked>([...before.records, ...changes]);
  const numbers = [...records.values()].flatMap((tracked) =>
    identifiersOf(latest(tracked).record).map(({ scheme, value }) => `${scheme} ${value}`),
  );
  if (new Set(numbers).size < numbers.length) throw new Mismatch('two records hold one number');
  return { records, answers: new Map([...one.answers, ...other.answers]) };
}
