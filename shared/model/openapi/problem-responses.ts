import { userStatuses } from '../organisation.ts';
import { fieldProblemCodes, type ProblemCode, problemStatus } from '../problems.ts';
import type { Access } from '../routes/route.ts';
import { toldMatch } from './match-schemas.ts';
import { anything, type Json, list, mapOf, named, nothingOr, object, oneOf, said, text, whole } from './schema.ts';

const titled = object({ object: text, id: text, title: text });

const fieldProblem = named(
  'FieldProblem',
  object(
    {
      pointer: said(text, 'RFC 6901, into the body: `/phones/0/value`.'),
      code: oneOf(...fieldProblemCodes),
      message: said(text, 'In the language of the caller.'),
    },
    { params: mapOf({ type: ['string', 'number'] }) },
  ),
);

const fix = object(
  { action: oneOf('group', 'successor', 'choose', 'acknowledge') },
  { object: text, id: text, change: said(mapOf(text), 'A patch that says what the records are to each other.') },
);

/** What stands in the way of a merge. */
export const obstacle = named(
  'MergeObstacle',
  object({ code: text, records: list(text), fixes: list(fix) }, { field: text }),
);

/** RFC 9457, with the members that some problems have besides. */
export const problem = named(
  'Problem',
  object(
    {
      type: said(text, '`urn:steward:problem:<code>`'),
      title: said(text, 'In the language of the caller.'),
      status: whole,
      code: said(oneOf(...Object.keys(problemStatus)), 'Stable; what programs go by.'),
    },
    {
      errors: said(list(fieldProblem), '`validation.failed`, `field.mastered`: one for each fault.'),
      parameter: said(text, '`query.invalid`: the parameter or header.'),
      what: said(text, '`query.unsupported`: what was asked for.'),
      allowed: said(object({ filters: list(text), sorts: list(text) }), '`query.unsupported`: what can be had.'),
      current: said(anything, '`precondition.failed`: what is there now.'),
      changed: said(list(text), '`precondition.failed`: fields that changed since the version that was named.'),
      matches: said(list(toldMatch), '`duplicate.found`, `identity.taken`: what is there already.'),
      holders: said(list(titled), '`record.in_use`: what still refers to the record.'),
      actions: said(list(oneOf('archive')), '`record.in_use`: what can be done instead.'),
      session: said(text, '`auth.new_password_required`, `auth.code_required`: what the next step takes.'),
      user: said(
        object({ id: text, name: text, status: oneOf(...userStatuses) }),
        '`user.exists`: who has the address.',
      ),
      most: said(whole, '`department.limit`, `api_key.limit`, `view.limit`, `import.too_long`'),
      row: said(whole, '`import.unreadable`: where to look.'),
      system: said(text, '`field.mastered`, `record.mastered`: where it is kept.'),
      received: said(text, 'The same: when it was last received, as the company says it.'),
      receivedAt: said(nothingOr(text), 'The same, in UTC; null: never yet.'),
      survivor: said(object({ object: text, id: text }), '`record.merged`: the record to go to.'),
      versions: said(mapOf(whole), '`precondition.failed` of a merge: the versions that there are.'),
      merge: said(nothingOr(text), '`merge.later`: the merge that is to be undone first.'),
      problems: said(list(obstacle), 'Of a merge: all that stands in its way, with what mends it.'),
    },
  ),
);

const gatewayMessage = named(
  'GatewayMessage',
  said(object({ message: nothingOr(text) }), 'What the gateway answers itself.'),
);
const fromGateway = { 'application/json': { schema: gatewayMessage } };

/** Texts of the statuses as RFC 9110 and its companions call them. */
const reasons: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  412: 'Precondition failed',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  428: 'Precondition required',
  429: 'Too many requests',
  500: 'Internal server error',
  503: 'Service unavailable',
};

/** Statuses that the gateway gives by itself, in its own words. */
const gatewayStatuses = { public: [413, 500, 503], other: [401, 403, 413, 500, 503] } as const;

/**
 * The responses for these codes by status, as references; what they refer to goes into `components`, once for each set of
 * codes.
 */
export function problemResponses(codes: readonly ProblemCode[], access: Access, components: Map<string, Json>): Json {
  const gateway: readonly number[] = gatewayStatuses[access === 'public' ? 'public' : 'other'];
  const statuses = [...new Set([...codes.map((code) => problemStatus[code]), ...gateway])].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const ofStatus = codes.filter((code) => problemStatus[code] === status).sort();
      const isFromGateway = gateway.includes(status);
      const name = [status, ...ofStatus, ...(isFromGateway ? ['gateway'] : [])].join('-');
      components.set(name, toResponse(status, ofStatus, isFromGateway));
      return [status, { $ref: `#/components/responses/${name}` }];
    }),
  );
}

function toResponse(status: number, codes: readonly ProblemCode[], isFromGateway: boolean): Json {
  const schema = { allOf: [problem, { properties: { code: oneOf(...codes) } }] };
  return {
    description: `${reasons[status]}${codes.length > 0 ? `: ${codes.map((code) => `\`${code}\``).join(', ')}` : ''}.`,
    headers: { 'Server-Timing': { $ref: '#/components/headers/Server-Timing' } },
    content: {
      ...(codes.length > 0 && { 'application/problem+json': { schema } }),
      ...(isFromGateway && fromGateway),
    },
  };
}
