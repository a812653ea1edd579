import type { ProblemCode } from '../problems.ts';
import type { Route } from '../routes/route.ts';
import { languages } from '../tenant.ts';
import type { Answer, Operation } from './operation.ts';
import { problemResponses } from './problem-responses.ts';
import { type Json, objectName, said, text } from './schema.ts';

/** @param responses takes those that operations share */
export function describeOperation(
  route: Route,
  operation: Omit<Operation, 'tag'> & { readonly tag?: string },
  responses: Map<string, Json>,
): Json {
  const { tag, summary, description, body, optionalBody, answers } = operation;
  return {
    operationId: route.operationId,
    ...(tag !== undefined && { tags: [tag] }),
    summary,
    ...(description !== undefined && { description }),
    security: securityOf(route),
    parameters: [...pathParameters(route, operation), ...queryParameters(operation), ...headerParameters(operation)],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    ...(optionalBody && { requestBody: { content: { 'application/json': { schema: optionalBody } } } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, describeAnswer(answer)])),
      ...problemResponses(problemsOf(route, operation), route.access, responses),
    },
  };
}

/** With the right that is needed beside the token, where it takes one ("role names" of OpenAPI 3.1). */
function securityOf({ access }: Route): readonly Json[] {
  if (access === 'public') return [];
  return [{ accessToken: access === 'signedIn' ? [] : [access] }];
}

export const answerHeaders: Json = {
  ETag: { schema: text, description: '`"<version>"`, for `If-Match`.' },
  Location: { schema: text, description: 'Path of what was created.' },
  'Server-Timing': {
    schema: text,
    description: 'What the answer cost: `trips` to the table, `read` and `write` capacity units, `total` milliseconds.',
  },
};

function describeAnswer({ description, schema, mediaType = 'application/json', headers = [] }: Answer): Json {
  const names = [...headers, 'Server-Timing'];
  return {
    description,
    headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
    ...(schema && { content: { [mediaType]: { schema } } }),
  };
}

/** What follows from the conventions, whatever the route is about. */
function problemsOf({ path, access }: Route, operation: Omit<Operation, 'tag'>): readonly ProblemCode[] {
  const { query, ifMatch, once, body = operation.optionalBody, problems = [] } = operation;
  const isAboutOne = path.replace('{object}', '').includes('{');
  const codes: readonly ProblemCode[] = [
    ...(access !== 'public' ? (['auth.unknown_user', 'auth.disabled'] as const) : []),
    ...(isAboutOne ? (['not_found'] as const) : []),
    ...(query || once ? (['query.invalid'] as const) : []),
    ...(body ? (['body.invalid', 'body.media_type', 'body.too_large', 'validation.failed'] as const) : []),
    ...(ifMatch ? (['precondition.failed'] as const) : []),
    ...(ifMatch === 'required' ? (['precondition.required'] as const) : []),
    ...(once ? (['idempotency.mismatch'] as const) : []),
    ...problems,
    'internal',
    'unavailable',
  ];
  return [...new Set(codes)];
}

const pathSchemas: Json = { object: objectName, id: text };

function pathParameters({ path }: Route, { path: schemas = {} }: Pick<Operation, 'path'>): readonly Json[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return names.map((name) => toParameter('path', name, (schemas[name] ?? pathSchemas[name] ?? text) as Json, true));
}

function queryParameters({ query = {}, needs = [] }: Pick<Operation, 'query' | 'needs'>): readonly Json[] {
  return Object.entries(query).map(([name, schema]) =>
    toParameter('query', name, schema as Json, needs.includes(name)),
  );
}

const acceptLanguage = said(
  { ...text, examples: languages },
  'Language of texts in the answer; that of the workspace unless given.',
);
const idempotencyKey = said(
  { ...text, minLength: 1, maxLength: 200 },
  'The same key and body give the same answer and happen once, for 24 hours.',
);
const allowDuplicate = said(
  { ...text, minLength: 3, maxLength: 200 },
  'Why the record is kept although it looks like one that is there; stands in its history. Percent-encoded beyond ASCII. No legal number can be taken so.',
);
const ifMatchSchema = said({ ...text, examples: ['"3"'] }, 'The version that the caller has seen, as `ETag` gave it.');

function headerParameters({ ifMatch, once, entry }: Pick<Operation, 'ifMatch' | 'once' | 'entry'>): readonly Json[] {
  return [
    ...(ifMatch ? [toParameter('header', 'If-Match', ifMatchSchema, ifMatch === 'required')] : []),
    ...(once ? [toParameter('header', 'Idempotency-Key', idempotencyKey)] : []),
    ...(entry ? [toParameter('header', 'Steward-Allow-Duplicate', allowDuplicate)] : []),
    toParameter('header', 'Accept-Language', acceptLanguage),
  ];
}

/** What is said of the schema is said of the parameter. */
function toParameter(place: string, name: string, { description, ...schema }: Json, required = false): Json {
  return { name, in: place, ...(required && { required }), ...(description !== undefined && { description }), schema };
}
