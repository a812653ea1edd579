import type { Route } from './route.ts';

/** Where leads come in, and to whom they go. */
export const leadsRoutes = [
  // The public sends requests here, and gets none of what is kept.
  { method: 'POST', path: '/capture/leads', operationId: 'captureLead', function: 'capture', access: 'public' },
  { method: 'GET', path: '/capture-forms', operationId: 'listForms', function: 'assignment', access: 'configure' },
  { method: 'POST', path: '/capture-forms', operationId: 'createForm', function: 'assignment', access: 'configure' },
  {
    method: 'DELETE',
    path: '/capture-forms/{id}',
    operationId: 'revokeForm',
    function: 'assignment',
    access: 'configure',
  },
  { method: 'GET', path: '/assignment-rules', operationId: 'getRules', function: 'assignment', access: 'configure' },
  { method: 'PUT', path: '/assignment-rules', operationId: 'changeRules', function: 'assignment', access: 'configure' },
  {
    method: 'POST',
    path: '/assignment-rules/try',
    operationId: 'tryAssignment',
    function: 'assignment',
    access: 'configure',
  },
  {
    method: 'GET',
    path: '/leads/{id}/assignment',
    operationId: 'getAssignment',
    function: 'assignment',
    access: 'read',
  },
  { method: 'GET', path: '/calls/route', operationId: 'routeCall', function: 'assignment', access: 'read' },
] as const satisfies readonly Route[];
