import fc from 'fast-check';
import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { commands, type Story } from './commands.ts';
import type { Draft } from './drafts.ts';
import { judge } from './judge.ts';
import { emptyModel, findLive, latest, settleModel } from './model.ts';
import { type Request, toCall } from './requests.ts';
import { resolve } from './resolve.ts';
import { Mismatch, personNames, type Real } from './world.ts';

export interface Failure {
  readonly seed: number;
  /** The shortest history that was found to go wrong, and what is wrong. */
  readonly report: string;
}

export interface Simulation {
  readonly seeds: readonly number[];
  readonly maxCommands: number;
  /** A world in which nothing has happened. */
  open(lags: boolean): Promise<Real>;
  /** What else must be true at the end. @throws Mismatch */
  inspect?(story: Story): void;
}

/** Of further ones the seed is enough: they mostly fail for the same reason. */
const mostShrunk = 3;

/** Plays one history for each seed. */
export async function simulate({ seeds, maxCommands, open, inspect }: Simulation): Promise<readonly Failure[]> {
  const histories = fc.tuple(fc.boolean(), fc.commands(commands, { maxCommands, size: 'max' }));
  const property = fc.asyncProperty(histories, async ([lags, history]) => {
    const real = await open(lags);
    const story: Story = { world: real.world, model: emptyModel, asked: [], told: [] };
    await begin(story, real);
    await fc.asyncModelRun(() => ({ model: story, real }), history);
    await finish(story, real);
    inspect?.(story);
  });
  const failures: Failure[] = [];
  for (const seed of seeds) {
    const details = await fc.check(property, { seed, numRuns: 1, endOnFailure: failures.length >= mostShrunk });
    if (details.failed)
      failures.push({ seed, report: `${fc.defaultReportMessage(details)}\n${details.errorInstance}` });
  }
  return failures;
}

/** Somebody's client, with a contact and a deal: else most of what is drawn would be about nothing. */
const beginning: readonly Draft[] = [
  { kind: 'create', by: 'seller1', object: 'companies', fields: { name: { word: 'North' } }, key: null },
  { kind: 'create', by: 'manager', object: 'companies', fields: { name: { word: 'South' } }, key: null },
  {
    kind: 'create',
    by: 'seller1',
    object: 'contacts',
    fields: { lastName: { word: 'North' }, companyId: { record: 0 } },
    key: null,
  },
  {
    kind: 'create',
    by: 'seller1',
    object: 'deals',
    fields: { title: { word: 'North' }, companyId: { record: 0 } },
    key: null,
  },
];

async function begin(story: Story, real: Real): Promise<void> {
  for (const draft of beginning) {
    const request = resolve(story.model, story.world, draft) as Request;
    const answer = await real.ask(request.by, toCall(request, story.world.tag));
    story.model = settleModel(judge(story.model, story.world, { request, answer, at: real.now() }));
  }
  real.settle?.();
}

/** At the end everybody looks at everything; among others, where it takes its time, only one of them. */
async function finish(story: Story, real: Real): Promise<void> {
  real.settle?.();
  story.model = settleModel(story.model);
  const people = story.world.isAlone ? personNames : (['manager'] as const);
  const met = [...story.model.records.values()].map((one) => latest(one).record.object);
  const lists = objectNames
    .filter((object) => met.includes(object))
    .flatMap((object) =>
      people.map((by) => resolve(story.model, story.world, { kind: 'list', by, object, of: 'all', at: 0 })),
    );
  const gets = [...story.model.records.keys()].flatMap((id): readonly Request[] => {
    const record = findLive(story.model, id);
    return record ? [{ kind: 'get', by: 'admin', object: record.object as ObjectName, id }] : [];
  });
  for (const request of [...lists, ...gets]) {
    if (!request) continue;
    const answer = await real.ask(request.by, toCall(request, story.world.tag));
    try {
      judge(story.model, story.world, { request, answer, at: real.now() });
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      throw new Mismatch(['', ...story.told, `at the end: ${JSON.stringify(request)}`, error.message].join('\n'));
    }
  }
}
