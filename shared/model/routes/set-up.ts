import type { Route } from './route.ts';

/** How a workspace differs from others: its fields and views. */
export const setUpRoutes = [
  { method: 'GET', path: '/fields', operationId: 'listFields', function: 'fields', access: 'configure' },
  { method: 'PUT', path: '/fields/{name}', operationId: 'changeFields', function: 'fields', access: 'configure' },
  {
    method: 'GET',
    path: '/fields/{name}/history',
    operationId: 'getFieldHistory',
    function: 'fields',
    access: 'configure',
  },
  { method: 'GET', path: '/views', operationId: 'listViews', function: 'views', access: 'signedIn' },
  { method: 'POST', path: '/views', operationId: 'createView', function: 'views', access: 'read' },
  { method: 'PATCH', path: '/views/{id}', operationId: 'updateView', function: 'views', access: 'signedIn' },
  { method: 'DELETE', path: '/views/{id}', operationId: 'deleteView', function: 'views', access: 'signedIn' },
  { method: 'PUT', path: '/views/default/{object}', operationId: 'chooseColumns', function: 'views', access: 'read' },
] as const satisfies readonly Route[];
