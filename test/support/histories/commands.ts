import fc from 'fast-check';
import type { Fields } from '#shared/model/records.ts';
import type { CallFault } from '../faulty-table.ts';
import { batches, changes, type Draft, reads } from './drafts.ts';
import { type Exchange, judge, judgeTogether } from './judge.ts';
import { type Model, settleModel } from './model.ts';
import { nameFieldOf, type Request, toCall } from './requests.ts';
import { resolve } from './resolve.ts';
import { type Answer, Mismatch, type Real, type World } from './world.ts';

/** Where a history stands: what is promised so far, and what was asked. */
export interface Story {
  readonly world: World;
  model: Model;
  /** What can be asked again. */
  readonly asked: Request[];
  /** One line for each request and its answer. */
  readonly told: string[];
}

type Command = fc.AsyncCommand<Story, Real>;

interface Act {
  /** One line. */
  readonly words: string;
  isPossible(story: Story): boolean;
  run(story: Story, real: Real): Promise<void>;
}

function toCommand({ words, isPossible, run }: Act): Command {
  return {
    check: isPossible,
    async run(story, real) {
      try {
        await run(story, real);
      } catch (error) {
        throw error instanceof Mismatch ? new Mismatch(['', ...story.told, error.message].join('\n')) : error;
      }
      if (!story.world.lags) story.model = settleModel(story.model);
    },
    toString: () => words,
  };
}

async function exchange(story: Story, real: Real, request: Request): Promise<Exchange> {
  const answer = await real.ask(request.by, toCall(request, story.world.tag));
  if (request.kind === 'batch') real.disturb?.({});
  const { status, etag = '', body } = answer;
  story.told.push(`${JSON.stringify(request)} -> ${status} ${String(body.code ?? body.id ?? '')} ${etag}`);
  if ('key' in request && request.key !== undefined) story.asked.push(request);
  const at = real.now();
  return { request, answer, at, ...(request.kind === 'batch' && { found: await findAll(real, request, answer) }) };
}

/** A batch tells what it did, and not what is there then. */
async function findAll(real: Real, { by, object }: Request, { body }: Answer): Promise<ReadonlyMap<string, Fields>> {
  const results = (body.results ?? []) as readonly { readonly status: number; readonly id: string }[];
  const found = new Map<string, Fields>();
  for (const { status, id } of results) {
    if (status === 200 || status === 201) {
      found.set(id, (await real.ask(by, { method: 'GET', path: `/${object}/${id}` })).body);
    }
  }
  return found;
}

const isThere = (story: Story, draft: Draft) => resolve(story.model, story.world, draft) !== undefined;
const resolved = (story: Story, draft: Draft) => resolve(story.model, story.world, draft) as Request;

function ask(draft: Draft): Command {
  return toCommand({
    words: `ask ${JSON.stringify(draft)}`,
    isPossible: (story) => isThere(story, draft),
    async run(story, real) {
      story.model = judge(story.model, story.world, await exchange(story, real, resolved(story, draft)));
    },
  });
}

/** Says an earlier request again, or something else under its key. */
function askAgain({ at, isOther }: { readonly at: number; readonly isOther: boolean }): Command {
  return toCommand({
    words: `ask ${isOther ? 'something else under the key of' : 'again'} ${at}`,
    isPossible: ({ asked }) => asked.length > 0,
    async run(story, real) {
      const request = story.asked[at % story.asked.length] as Request;
      const repeated = isOther ? asOther(story.world, request) : request;
      story.model = judge(story.model, story.world, await exchange(story, real, repeated));
    },
  });
}

function asOther({ tag }: World, request: Request): Request {
  const name = nameFieldOf(request.object);
  return name !== undefined && 'fields' in request
    ? { ...request, fields: { ...request.fields, [name]: `${tag}Other` } }
    : request;
}

/** The table fails, and the caller, who does not know how far it came, asks again until there is an answer. */
function askInTrouble({ draft, faults }: { readonly draft: Draft; readonly faults: readonly CallFault[] }): Command {
  return toCommand({
    words: `ask ${JSON.stringify(draft)} while the table does ${faults}`,
    isPossible: (story) => story.world.canFail && isThere(story, draft),
    async run(story, real) {
      const request = withKey(story, resolved(story, draft));
      real.disturb?.({ faults });
      const first = await exchange(story, real, request);
      real.disturb?.({});
      const last = isUncertain(first.answer) ? await exchange(story, real, request) : first;
      story.model = judgeRepeated(story, first, last);
    },
  });
}

function withKey({ world, told }: Story, request: Request): Request {
  return 'key' in request && request.key === undefined ? { ...request, key: `${world.tag}-t${told.length}` } : request;
}

function isUncertain({ body }: Answer): boolean {
  const results = (body.results ?? []) as readonly { readonly problem?: Fields }[];
  const codes = [body.code, ...results.map(({ problem }) => problem?.code)];
  return codes.some((code) => code === 'unavailable' || code === 'write.conflict');
}

/** What was deleted by the first attempt is not there for the second. */
function judgeRepeated({ model, world }: Story, first: Exchange, last: Exchange): Model {
  const isGone = last.answer.status === 404 && first.answer.status === 503 && last.request.kind === 'delete';
  try {
    return judge(model, world, last);
  } catch (error) {
    if (!isGone) throw error;
    return judge(model, world, { ...last, answer: { status: 204, etag: undefined, body: {} } });
  }
}

/** Two at one time; `other` absent: one who sends twice. */
function askTogether(drafts: {
  readonly one: Draft;
  readonly other: Draft | null;
  readonly pauses: readonly number[];
}): Command {
  const { one, other, pauses } = drafts;
  return toCommand({
    words: `ask ${JSON.stringify(one)} and ${JSON.stringify(other ?? 'the same')} at one time, ${pauses}`,
    isPossible: (story) => isThere(story, one) && (other === null || isThere(story, other)),
    async run(story, real) {
      const first = other ? resolved(story, one) : withKey(story, resolved(story, one));
      const second = other ? resolved(story, other) : first;
      real.disturb?.({ pauses });
      const exchanges = [exchange(story, real, first), exchange(story, real, second)] as const;
      story.model = judgeTogether(story.model, story.world, ...(await Promise.all(exchanges)));
      real.disturb?.({});
    },
  });
}

function wait(milliseconds: number): Command {
  return toCommand({
    words: `wait ${milliseconds} ms`,
    isPossible: () => true,
    run: async (_story, real) => real.wait?.(milliseconds),
  });
}

function settle(): Command {
  return toCommand({
    words: 'let indexes catch up',
    isPossible: ({ world }) => world.lags,
    async run(story, real) {
      real.settle?.();
      story.model = settleModel(story.model);
    },
  });
}

const hour = 60 * 60 * 1000;
const fault = fc.constantFrom<CallFault[]>('none', 'none', 'conflict', 'lost-answer', 'throttle', 'crash');
const weighted = (weight: number, arbitrary: fc.Arbitrary<Command>) => Array.from({ length: weight }, () => arbitrary);

/** All that can happen; one entry for each time that it should be chosen. */
export const commands: fc.Arbitrary<Command>[] = [
  ...weighted(8, changes.map(ask)),
  ...weighted(3, reads.map(ask)),
  ...weighted(1, batches.map(ask)),
  ...weighted(1, fc.record({ at: fc.nat({ max: 20 }), isOther: fc.boolean() }).map(askAgain)),
  ...weighted(
    2,
    fc
      .record({ draft: fc.oneof(changes, changes, batches), faults: fc.array(fault, { minLength: 1, maxLength: 6 }) })
      .map(askInTrouble),
  ),
  ...weighted(
    2,
    fc
      .record({
        one: changes,
        other: fc.option(changes, { freq: 3 }),
        pauses: fc.array(fc.nat({ max: 12 }), { maxLength: 12 }),
      })
      .map(askTogether),
  ),
  fc.constantFrom(1000, 1000, hour, 24 * hour + 1000).map(wait),
  fc.constant(settle()),
];
