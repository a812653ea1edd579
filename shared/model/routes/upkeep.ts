import type { Route } from './route.ts';

/** What keeps the workspace true and safe: jobs, cleansing, backups. */
export const upkeepRoutes = [
  { method: 'GET', path: '/jobs', operationId: 'listJobs', function: 'jobs', access: 'runJobs' },
  { method: 'POST', path: '/jobs/{job}/run', operationId: 'runJob', function: 'jobs', access: 'runJobs' },
  {
    method: 'GET',
    path: '/cleansing/plans',
    operationId: 'listCleansingPlans',
    function: 'jobs',
    access: 'runJobs',
  },
  {
    method: 'POST',
    path: '/cleansing/plans',
    operationId: 'createCleansingPlan',
    function: 'jobs',
    access: 'runJobs',
  },
  {
    method: 'PATCH',
    path: '/cleansing/plans/{id}',
    operationId: 'updateCleansingPlan',
    function: 'jobs',
    access: 'runJobs',
  },
  {
    method: 'DELETE',
    path: '/cleansing/plans/{id}',
    operationId: 'deleteCleansingPlan',
    function: 'jobs',
    access: 'runJobs',
  },
  {
    method: 'POST',
    path: '/cleansing/plans/{id}/preview',
    operationId: 'previewCleansing',
    function: 'jobs',
    access: 'runJobs',
  },
  {
    method: 'POST',
    path: '/cleansing/plans/{id}/run',
    operationId: 'runCleansing',
    function: 'jobs',
    access: 'runJobs',
  },
  { method: 'GET', path: '/cleansing/runs', operationId: 'listCleansingRuns', function: 'jobs', access: 'runJobs' },
  { method: 'GET', path: '/cleansing/runs/{id}', operationId: 'getCleansingRun', function: 'jobs', access: 'runJobs' },
  {
    method: 'POST',
    path: '/cleansing/runs/{id}/undo',
    operationId: 'undoCleansing',
    function: 'jobs',
    access: 'runJobs',
  },
  { method: 'GET', path: '/backups', operationId: 'listBackups', function: 'jobs', access: 'runJobs' },
  { method: 'POST', path: '/backups', operationId: 'createBackup', function: 'jobs', access: 'runJobs' },
  { method: 'POST', path: '/backups/{id}/verify', operationId: 'verifyBackup', function: 'jobs', access: 'runJobs' },
] as const satisfies readonly Route[];
