import type { Route } from './route.ts';

/** Who works here, with which rights; programs too. */
export const peopleRoutes = [
  { method: 'GET', path: '/users', operationId: 'listUsers', function: 'users', access: 'signedIn' },
  { method: 'POST', path: '/users', operationId: 'inviteUser', function: 'users', access: 'configure' },
  { method: 'GET', path: '/users/{id}', operationId: 'getUser', function: 'users', access: 'signedIn' },
  { method: 'PATCH', path: '/users/{id}', operationId: 'updateUser', function: 'users', access: 'configure' },
  { method: 'POST', path: '/users/{id}/leave', operationId: 'leaveUser', function: 'users', access: 'configure' },
  { method: 'PUT', path: '/users/{id}/absence', operationId: 'setAbsence', function: 'users', access: 'signedIn' },
  { method: 'DELETE', path: '/users/{id}/absence', operationId: 'endAbsence', function: 'users', access: 'signedIn' },
  { method: 'GET', path: '/users/{id}/history', operationId: 'getUserHistory', function: 'users', access: 'configure' },
  {
    method: 'DELETE',
    path: '/users/{id}/second-factor',
    operationId: 'resetSecondFactor',
    function: 'users',
    access: 'configure',
  },
  { method: 'GET', path: '/departments', operationId: 'listDepartments', function: 'users', access: 'signedIn' },
  { method: 'POST', path: '/departments', operationId: 'createDepartment', function: 'users', access: 'configure' },
  {
    method: 'PATCH',
    path: '/departments/{id}',
    operationId: 'updateDepartment',
    function: 'users',
    access: 'configure',
  },
  { method: 'GET', path: '/api-keys', operationId: 'listApiKeys', function: 'users', access: 'configure' },
  { method: 'POST', path: '/api-keys', operationId: 'createApiKey', function: 'users', access: 'configure' },
  { method: 'DELETE', path: '/api-keys/{id}', operationId: 'revokeApiKey', function: 'users', access: 'configure' },
  { method: 'GET', path: '/roles', operationId: 'listRoles', function: 'roles', access: 'signedIn' },
  { method: 'POST', path: '/roles', operationId: 'createRole', function: 'roles', access: 'configure' },
  { method: 'PATCH', path: '/roles/{id}', operationId: 'updateRole', function: 'roles', access: 'configure' },
] as const satisfies readonly Route[];
