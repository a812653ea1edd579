import { randomUUID } from 'node:crypto';
import { compilePattern, type Matches } from './event-pattern.ts';
import type { Context, Part } from './part.ts';
import {
  isProperties,
  readNumber,
  readObject,
  readObjects,
  readOptionalText,
  readText,
  readTexts,
} from './properties.ts';
import { refuseProperty } from './support.ts';
import type { Properties, Resource } from './template.ts';
import type { Support } from './type-support.ts';

export const support: Support = {
  'AWS::Events::EventBus': {
    simulated: [],
    accepted: { Name: 'shown to operators', Description: 'shown to operators', Tags: 'shown to operators' },
  },
  'AWS::Events::Rule': {
    simulated: [
      'EventBusName',
      'EventPattern',
      'State',
      'Targets.Arn',
      'Targets.Id',
      'Targets.Input',
      'Targets.RetryPolicy',
    ],
    accepted: {
      Name: 'shown to operators',
      Description: 'shown to operators',
      'Targets.DeadLetterConfig': 'a function of the stack can always be reached; its own failures go where it says',
    },
  },
};

interface Rule {
  readonly bus: string;
  readonly matches: Matches;
  readonly targets: readonly Properties[];
}

interface EntryResult {
  readonly EventId?: string;
  readonly ErrorCode?: string;
  readonly ErrorMessage?: string;
}

/** AWS counts the whole call; more than this is refused. */
const largestCall = 256 * 1024;
const mostEntries = 10;

/** Takes PutEvents and hands matching events to the functions of the rules. */
export async function startEventBus(context: Context): Promise<Part> {
  const { stack, endpoints, functions, clock } = context;
  const buses = new Set(['default', ...stack.ofType('AWS::Events::EventBus').map(({ ref }) => ref)]);
  const rules = stack.ofType('AWS::Events::Rule').map((resource) => readRule(resource));

  /** Acknowledged only when every function of every matching rule has the event in its queue. */
  async function put(entry: Properties): Promise<EntryResult> {
    const invalid = findFault(entry);
    if (invalid) return invalid;
    const bus = nameOf(String(entry.EventBusName ?? 'default'));
    const id = randomUUID();
    const event = {
      version: '0',
      id,
      'detail-type': entry.DetailType,
      source: entry.Source,
      account: stack.accountId,
      time: new Date(Number(entry.Time ?? clock.now() / 1000) * 1000).toISOString().replace(/\.\d+/, ''),
      region: stack.region,
      resources: readTexts(entry, 'Resources'),
      detail: JSON.parse(String(entry.Detail)),
    };
    // An event for an unknown bus is accepted and lost, as on AWS.
    const matching = buses.has(bus) ? rules.filter((rule) => rule.bus === bus && rule.matches(event)) : [];
    await Promise.all(matching.flatMap(({ targets }) => targets.map((target) => deliver(target, event))));
    return { EventId: id };
  }

  function deliver(target: Properties, event: unknown): Promise<void> {
    const policy = readObject(target, 'RetryPolicy');
    const input = readOptionalText(target, 'Input');
    return functions.enqueue(readText(target, 'Arn'), input === undefined ? event : JSON.parse(input), {
      retries: readNumber(policy, 'MaximumRetryAttempts', 185),
      maximumAgeSeconds: readNumber(policy, 'MaximumEventAgeInSeconds', 86_400),
    });
  }

  endpoints.register('events', {
    async handle(request, response, body) {
      const operation = String(request.headers['x-amz-target']).split('.')[1];
      const answer =
        operation === 'PutEvents'
          ? await putEvents(body, put)
          : { status: 400, body: { __type: 'UnknownOperationException', message: `infra/local has no ${operation}` } };
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(answer.body));
    },
  });

  return { name: 'event-bus', summary: `${buses.size - 1} bus, ${rules.length} rules`, async stop() {} };
}

async function putEvents(body: Buffer, put: (entry: Properties) => Promise<EntryResult>) {
  const entries = readObjects(JSON.parse(body.toString('utf8')) as Properties, 'Entries');
  if (entries.length === 0 || entries.length > mostEntries || body.length > largestCall) {
    const message = `a call takes 1 to ${mostEntries} entries of ${largestCall} bytes together`;
    return { status: 400, body: { __type: 'ValidationException', message } };
  }
  const Entries = await Promise.all(entries.map(put));
  return { status: 200, body: { FailedEntryCount: Entries.filter((entry) => entry.ErrorCode).length, Entries } };
}

/** One bad entry fails by itself, with the call answered 200: callers have to look. */
function findFault(entry: Properties): EntryResult | undefined {
  for (const name of ['Source', 'DetailType', 'Detail']) {
    if (typeof entry[name] !== 'string' || entry[name] === '') {
      return {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      };
    }
  }
  try {
    if (isProperties(JSON.parse(String(entry.Detail)))) return undefined;
  } catch {
    // Answered below, like a detail that is not an object.
  }
  return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

function readRule(resource: Resource): Rule {
  const { logicalId, properties } = resource;
  const enabled = (readOptionalText(properties, 'State') ?? 'ENABLED') === 'ENABLED';
  const targets = readObjects(properties, 'Targets');
  if (targets.some((target) => !readText(target, 'Arn').includes(':lambda:'))) refuseProperty(resource, 'Targets.Arn');
  return {
    bus: nameOf(readOptionalText(properties, 'EventBusName') ?? 'default'),
    matches: enabled ? compilePattern(properties.EventPattern, logicalId) : () => false,
    targets,
  };
}

/** A bus is named by its name or its ARN. */
function nameOf(bus: string): string {
  return bus.split('/').at(-1) ?? bus;
}
