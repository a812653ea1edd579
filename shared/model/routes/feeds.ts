import type { Route } from './route.ts';

/** Imports of files that keep coming. */
export const feedsRoutes = [
  { method: 'GET', path: '/feeds', operationId: 'listFeeds', function: 'feeds', access: 'import' },
  { method: 'POST', path: '/feeds', operationId: 'createFeed', function: 'feeds', access: 'import' },
  { method: 'GET', path: '/feeds/{id}', operationId: 'getFeed', function: 'feeds', access: 'import' },
  { method: 'PATCH', path: '/feeds/{id}', operationId: 'updateFeed', function: 'feeds', access: 'import' },
  { method: 'DELETE', path: '/feeds/{id}', operationId: 'deleteFeed', function: 'feeds', access: 'import' },
  { method: 'POST', path: '/feeds/{id}/run', operationId: 'runFeed', function: 'feeds', access: 'import' },
  { method: 'GET', path: '/feeds/{id}/runs', operationId: 'listFeedRuns', function: 'feeds', access: 'import' },
] as const satisfies readonly Route[];
