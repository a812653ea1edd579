import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context as LambdaContext } from 'aws-lambda';
import { lacksFactor } from '#shared/domain/access/required-factor.ts';
import type { Context } from '#shared/domain/context.ts';
import { Problem } from '#shared/model/problems.ts';
import { type ApiFunction, apiPrefix, type Route } from '#shared/model/routes/route.ts';
import { type RouteOf, routes } from '#shared/model/routes.ts';
import type { Language, Tenant } from '#shared/model/tenant.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';
import { Meter } from '#shared/store/meter.ts';
import { readEnv } from '../env.ts';
import { logger } from '../observability.ts';
import { cacheDirectory, openSession } from '../session.ts';
import type { CallState } from './call-state.ts';
import { answerProblems, countColdStarts, showCost } from './middlewares.ts';
import { type HttpEvent, negotiateLanguage, readFormBody, readJsonBody, readQuery } from './request.ts';
import type { HttpResponse } from './response.ts';

/** What a route's handler is given; reading lazily what it asks for. */
export interface ApiRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly language: Language;
  header(name: string): string | undefined;
  /** @throws Problem `body.media_type` | `body.too_large` | `body.invalid` */
  body(): unknown;
  /** As `body`; no members, when there is none. */
  optionalBody(): unknown;
  /** JSON, or the fields of a form without scripts. @param most bytes @throws as `body` */
  form(most: number): unknown;
  /** The signed-in person and the metered table. @throws Problem `auth.unknown_user` */
  open(): Promise<Context>;
}

export type ApiHandler = (request: ApiRequest) => Promise<HttpResponse>;
type OperationOf<Name extends ApiFunction> = RouteOf<Name>['operationId'];
export type ApiHandlers<Name extends ApiFunction> = Readonly<Record<OperationOf<Name>, ApiHandler>>;

/**
 * The Lambda of one group of routes. The type of `handlers` follows from the list of routes: one that is missing does not
 * compile.
 */
export function createApi<Name extends ApiFunction>(name: Name, handlers: ApiHandlers<Name>) {
  const { TENANT: tenant } = readEnv('TENANT');
  const ownRoutes = (routes as readonly Route[]).filter((route) => route.function === name);
  // Functions without signed-in users have no business with the table.
  const signedIn = ownRoutes.some((route) => route.access !== 'public') ? openTable(tenant) : undefined;
  const byRouteKey = new Map(ownRoutes.map((route) => [`${route.method} ${apiPrefix}${route.path}`, route]));

  async function handle(event: HttpEvent, _context: LambdaContext, state: CallState): Promise<HttpResponse> {
    const route = byRouteKey.get(event.routeKey);
    if (!route) throw new Problem('route.not_found');
    return handlers[route.operationId as OperationOf<Name>]({
      params: (event.pathParameters ?? {}) as Readonly<Record<string, string>>,
      query: readQuery(event),
      language: state.language,
      header: (header) => event.headers[header],
      body: () => readJsonBody(event),
      optionalBody: () => ((event.body ?? '') === '' ? {} : readJsonBody(event)),
      form: (most) => readFormBody(event, most),
      open: async () => {
        if (!signedIn) throw new Error(`the routes of ${name} have no signed-in user`);
        const subject = String(event.requestContext.authorizer?.jwt.claims.sub);
        return openSession({
          subject,
          directory: await signedIn.directory(subject),
          table: signedIn.table.metered(state.meter),
          tenant,
          isFactorWanted: !route.withoutFactor,
        });
      },
    });
  }

  const states = new WeakMap<HttpEvent, CallState>();
  const stateOf = (event: HttpEvent): CallState => {
    let state = states.get(event);
    if (!state) {
      const language = negotiateLanguage(event.headers['accept-language'], tenant.language);
      state = { meter: new Meter(), language, startedAt: performance.now() };
      states.set(event, state);
    }
    return state;
  };

  return middy<HttpEvent, HttpResponse>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(countColdStarts())
    .use(showCost(stateOf))
    .use(answerProblems(stateOf))
    .handler((event, context) => handle(event, context, stateOf(event)));
}

function openTable(tenant: Tenant) {
  const { TABLE_NAME: tableName } = readEnv('TABLE_NAME');
  const table = createDynamoTable({ tableName });
  return { table, directory: cacheDirectory(table, Date.now, (user) => !lacksFactor(tenant, user)) };
}
