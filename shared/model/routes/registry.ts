import type { Route } from './route.ts';

/** What public registries of companies know. */
export const registryRoutes = [
  {
    method: 'POST',
    path: '/companies/registry-lookup',
    operationId: 'lookUpCompany',
    function: 'registry',
    access: 'create',
  },
  {
    method: 'POST',
    path: '/companies/{id}/registry-check',
    operationId: 'checkInRegistry',
    function: 'registry',
    access: 'edit',
  },
  {
    method: 'GET',
    path: '/companies/{id}/registry-checks',
    operationId: 'listRegistryChecks',
    function: 'registry',
    access: 'read',
  },
] as const satisfies readonly Route[];
