import type { Route } from './route.ts';

/** Many records at once, in and out. */
export const transferRoutes = [
  {
    method: 'GET',
    path: '/import-templates',
    operationId: 'listImportTemplates',
    function: 'imports',
    access: 'import',
  },
  {
    method: 'POST',
    path: '/import-templates',
    operationId: 'createImportTemplate',
    function: 'imports',
    access: 'import',
  },
  {
    method: 'DELETE',
    path: '/import-templates/{id}',
    operationId: 'deleteImportTemplate',
    function: 'imports',
    access: 'import',
  },
  { method: 'GET', path: '/imports', operationId: 'listImports', function: 'imports', access: 'import' },
  { method: 'POST', path: '/imports', operationId: 'createImport', function: 'imports', access: 'import' },
  { method: 'GET', path: '/imports/{id}', operationId: 'getImport', function: 'imports', access: 'import' },
  { method: 'GET', path: '/imports/{id}/preview', operationId: 'previewImport', function: 'imports', access: 'import' },
  { method: 'GET', path: '/imports/{id}/plan', operationId: 'listPlanRows', function: 'imports', access: 'import' },
  { method: 'POST', path: '/imports/{id}/plan', operationId: 'planImport', function: 'imports', access: 'import' },
  {
    method: 'GET',
    path: '/imports/{id}/settings',
    operationId: 'getPlanSettings',
    function: 'imports',
    access: 'import',
  },
  { method: 'POST', path: '/imports/{id}/commit', operationId: 'commitImport', function: 'imports', access: 'import' },
  { method: 'GET', path: '/imports/{id}/errors', operationId: 'exportErrors', function: 'imports', access: 'import' },
  {
    method: 'POST',
    path: '/imports/{id}/errors',
    operationId: 'createErrorFile',
    function: 'imports',
    access: 'import',
  },
  { method: 'POST', path: '/imports/{id}/undo', operationId: 'undoImport', function: 'imports', access: 'import' },
  { method: 'GET', path: '/exports', operationId: 'listExports', function: 'exports', access: 'export' },
  { method: 'POST', path: '/exports', operationId: 'startExport', function: 'exports', access: 'export' },
  {
    method: 'POST',
    path: '/exports/workspace',
    operationId: 'startWorkspaceExport',
    function: 'exports',
    access: 'configure',
  },
  { method: 'GET', path: '/exports/{id}', operationId: 'getExport', function: 'exports', access: 'export' },
] as const satisfies readonly Route[];
