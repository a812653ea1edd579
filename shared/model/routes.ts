import { attachmentsRoutes } from './routes/attachments.ts';
import { duplicatesRoutes } from './routes/duplicates.ts';
import { feedsRoutes } from './routes/feeds.ts';
import { leadsRoutes } from './routes/leads.ts';
import { peopleRoutes } from './routes/people.ts';
import { qualityRoutes } from './routes/quality.ts';
import { recordsRoutes } from './routes/records.ts';
import { registryRoutes } from './routes/registry.ts';
import type { ApiFunction } from './routes/route.ts';
import { sessionRoutes } from './routes/session.ts';
import { setUpRoutes } from './routes/set-up.ts';
import { teamworkRoutes } from './routes/teamwork.ts';
import { transferRoutes } from './routes/transfer.ts';
import { upkeepRoutes } from './routes/upkeep.ts';

/**
 * Every route of the API: the HTTP API, the functions' dispatch, the OpenAPI document and the web client are made from this
 * list. A route that is added to its subject does not compile before its function has a handler for it and
 * `openapi/operations/<function>.ts` says what it takes and answers; `npm run generate` then tells the web.
 */
export const routes = [
  ...sessionRoutes,
  ...peopleRoutes,
  ...setUpRoutes,
  ...leadsRoutes,
  ...duplicatesRoutes,
  ...teamworkRoutes,
  ...qualityRoutes,
  ...transferRoutes,
  ...feedsRoutes,
  ...upkeepRoutes,
  ...registryRoutes,
  ...recordsRoutes,
  ...attachmentsRoutes,
] as const;

export type OperationId = (typeof routes)[number]['operationId'];
export type RouteOf<Name extends ApiFunction> = Extract<(typeof routes)[number], { readonly function: Name }>;
