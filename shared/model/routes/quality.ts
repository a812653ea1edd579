import type { Route } from './route.ts';

/** How true the records are, and who can mend them. */
export const qualityRoutes = [
  {
    method: 'GET',
    path: '/reports/quality',
    operationId: 'getQualityReport',
    function: 'quality',
    access: 'readReports',
  },
  {
    method: 'GET',
    path: '/reports/quality/export',
    operationId: 'exportQualityReport',
    function: 'quality',
    access: 'readReports',
  },
  {
    method: 'GET',
    path: '/quality/summary',
    operationId: 'getQualitySummary',
    function: 'quality',
    access: 'signedIn',
  },
  { method: 'GET', path: '/quality/fix-next', operationId: 'listFixNext', function: 'quality', access: 'signedIn' },
  { method: 'GET', path: '/quality/waivers', operationId: 'listWaivers', function: 'quality', access: 'signedIn' },
  {
    method: 'POST',
    path: '/quality/waivers/{id}/grant',
    operationId: 'grantWaiver',
    function: 'quality',
    access: 'signedIn',
  },
  {
    method: 'POST',
    path: '/quality/waivers/{id}/decline',
    operationId: 'declineWaiver',
    function: 'quality',
    access: 'signedIn',
  },
  { method: 'GET', path: '/{object}/{id}/quality', operationId: 'getQuality', function: 'quality', access: 'read' },
  { method: 'PUT', path: '/{object}/{id}/quality', operationId: 'answerField', function: 'quality', access: 'edit' },
  {
    method: 'GET',
    path: '/{object}/{id}/quality/waivers',
    operationId: 'listWaiversOf',
    function: 'quality',
    access: 'read',
  },
  {
    method: 'POST',
    path: '/{object}/{id}/quality/waivers',
    operationId: 'askForWaiver',
    function: 'quality',
    access: 'edit',
  },
] as const satisfies readonly Route[];
