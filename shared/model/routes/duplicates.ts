import type { Route } from './route.ts';

/** The same client twice: told, judged, merged, parted again. */
export const duplicatesRoutes = [
  { method: 'GET', path: '/duplicates', operationId: 'listDuplicates', function: 'duplicates', access: 'signedIn' },
  {
    method: 'POST',
    path: '/duplicates/check',
    operationId: 'checkDuplicates',
    function: 'duplicates',
    access: 'create',
  },
  {
    method: 'POST',
    path: '/duplicates/compare',
    operationId: 'compareTwo',
    function: 'duplicates',
    access: 'configure',
  },
  {
    method: 'GET',
    path: '/duplicates/probes',
    operationId: 'listProbes',
    function: 'duplicates',
    access: 'configure',
  },
  {
    method: 'POST',
    path: '/duplicates/{id}/reject',
    operationId: 'rejectPair',
    function: 'duplicates',
    access: 'signedIn',
  },
  {
    method: 'POST',
    path: '/duplicates/{id}/reopen',
    operationId: 'reopenPair',
    function: 'duplicates',
    access: 'signedIn',
  },
  { method: 'GET', path: '/auto-merge', operationId: 'getAutoMerge', function: 'merges', access: 'configure' },
  { method: 'PUT', path: '/auto-merge', operationId: 'changeAutoMerge', function: 'merges', access: 'configure' },
  {
    method: 'GET',
    path: '/companies/{id}/related',
    operationId: 'listRelatedFirms',
    function: 'duplicates',
    access: 'read',
  },
  {
    method: 'POST',
    path: '/{object}/{id}/merge',
    operationId: 'mergeRecords',
    function: 'merges',
    access: 'edit',
    of: 'mergeable',
  },
] as const satisfies readonly Route[];
