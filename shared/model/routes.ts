import type { Action, Capability } from './permissions.ts';

/**
 * Every route of the API: the HTTP API, the functions' dispatch, the OpenAPI document and the web client are made from this
 * list. A route that is added here does not compile before its function has a handler for it and
 * `openapi/operations/<function>.ts` says what it takes and answers; `npm run generate` then tells the web.
 */

export const apiPrefix = '/api/v1';

/** Entry points under `functions/api/`, one Lambda each. */
export const apiFunctions = [
  'assignment',
  'attachments',
  'auth',
  'capture',
  'duplicates',
  'exports',
  'fields',
  'imports',
  'jobs',
  'merges',
  'privacy',
  'quality',
  'records',
  'reports',
  'roles',
  'search',
  'system',
  'teamwork',
  'users',
  'views',
  'workspace',
] as const;
export type ApiFunction = (typeof apiFunctions)[number];

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below `apiPrefix`; parameters in braces. */
  readonly path: string;
  readonly operationId: string;
  readonly function: ApiFunction;
  readonly access: Access;
  /** Of all objects only those whose records are people, have legal numbers, or can be merged: to the others there is no such path. */
  readonly of?: 'people' | 'identified' | 'mergeable';
  /** Open to people who lack a second factor that their workspace wants: the way to set it up. */
  readonly withoutFactor?: true;
}

/**
 * Who may call a route. `public` ones take no token; all others need an access token with the scope of the user pool, and
 * - `signedIn` no more than that: the answer holds only what the caller may know
 * - an action: the right to it on the object that the path begins with, or on any object where it begins with none;
 *   on a record that the caller may not read the answer is 404 whatever their rights
 * - a capability
 *
 * Services enforce it. `test/functions/permissions.test.ts` calls every route as somebody who has every right but
 * this one.
 */
export type Access = 'public' | 'signedIn' | Action | Capability;

export const routes = [
  { method: 'GET', path: '/health', operationId: 'getHealth', function: 'system', access: 'public' },
  { method: 'POST', path: '/auth/login', operationId: 'login', function: 'auth', access: 'public' },
  { method: 'POST', path: '/auth/refresh', operationId: 'refreshToken', function: 'auth', access: 'public' },
  { method: 'POST', path: '/auth/code', operationId: 'answerCode', function: 'auth', access: 'public' },
  { method: 'POST', path: '/auth/token', operationId: 'createToken', function: 'auth', access: 'public' },
  { method: 'POST', path: '/auth/new-password', operationId: 'setFirstPassword', function: 'auth', access: 'public' },
  { method: 'POST', path: '/auth/forgot', operationId: 'forgetPassword', function: 'auth', access: 'public' },
  { method: 'POST', path: '/auth/reset', operationId: 'resetPassword', function: 'auth', access: 'public' },

  // The public sends requests here, and gets none of what is kept.
  { method: 'POST', path: '/capture/leads', operationId: 'captureLead', function: 'capture', access: 'public' },

  { method: 'GET', path: '/me', operationId: 'getMe', function: 'workspace', access: 'signedIn', withoutFactor: true },
  { method: 'GET', path: '/objects', operationId: 'listObjects', function: 'workspace', access: 'signedIn' },
  { method: 'GET', path: '/openapi.json', operationId: 'getOpenApi', function: 'workspace', access: 'signedIn' },
  { method: 'GET', path: '/pipelines', operationId: 'listPipelines', function: 'workspace', access: 'signedIn' },

  {
    method: 'POST',
    path: '/me/second-factor',
    operationId: 'startSecondFactor',
    function: 'users',
    access: 'signedIn',
    withoutFactor: true,
  },
  {
    method: 'POST',
    path: '/me/second-factor/confirm',
    operationId: 'confirmSecondFactor',
    function: 'users',
    access: 'signedIn',
    withoutFactor: true,
  },
  {
    method: 'DELETE',
    path: '/me/second-factor',
    operationId: 'endSecondFactor',
    function: 'users',
    access: 'signedIn',
  },

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

  { method: 'GET', path: '/roles', operationId: 'listRoles', function: 'roles', access: 'signedIn' },
  { method: 'POST', path: '/roles', operationId: 'createRole', function: 'roles', access: 'configure' },
  { method: 'PATCH', path: '/roles/{id}', operationId: 'updateRole', function: 'roles', access: 'configure' },

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

  { method: 'GET', path: '/search', operationId: 'searchRecords', function: 'search', access: 'signedIn' },
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
  { method: 'GET', path: '/merges', operationId: 'listMerges', function: 'merges', access: 'signedIn' },
  { method: 'GET', path: '/merges/{id}', operationId: 'getMerge', function: 'merges', access: 'read' },
  { method: 'POST', path: '/merges/{id}/decline', operationId: 'declineMerge', function: 'merges', access: 'merge' },
  { method: 'POST', path: '/merges/{id}/undo', operationId: 'undoMerge', function: 'merges', access: 'merge' },
  {
    method: 'GET',
    path: '/client-release',
    operationId: 'getClientRelease',
    function: 'teamwork',
    access: 'configure',
  },
  {
    method: 'PUT',
    path: '/client-release',
    operationId: 'changeClientRelease',
    function: 'teamwork',
    access: 'configure',
  },
  { method: 'GET', path: '/auto-merge', operationId: 'getAutoMerge', function: 'merges', access: 'configure' },
  { method: 'PUT', path: '/auto-merge', operationId: 'changeAutoMerge', function: 'merges', access: 'configure' },
  { method: 'GET', path: '/merge-runs', operationId: 'listMergeRuns', function: 'merges', access: 'configure' },
  { method: 'POST', path: '/merge-runs', operationId: 'startMergeRun', function: 'merges', access: 'configure' },
  { method: 'GET', path: '/merge-runs/{id}', operationId: 'getMergeRun', function: 'merges', access: 'configure' },
  {
    method: 'POST',
    path: '/merge-runs/{id}/undo',
    operationId: 'undoMergeRun',
    function: 'merges',
    access: 'configure',
  },
  { method: 'GET', path: '/reports/{name}', operationId: 'getReport', function: 'reports', access: 'readReports' },
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
  { method: 'POST', path: '/imports/{id}/commit', operationId: 'commitImport', function: 'imports', access: 'import' },
  { method: 'GET', path: '/imports/{id}/errors', operationId: 'exportErrors', function: 'imports', access: 'import' },
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

  { method: 'GET', path: '/join-requests', operationId: 'listJoinRequests', function: 'teamwork', access: 'signedIn' },
  { method: 'POST', path: '/join-requests', operationId: 'askToJoinHidden', function: 'teamwork', access: 'signedIn' },
  {
    method: 'POST',
    path: '/join-requests/{id}/accept',
    operationId: 'acceptJoinRequest',
    function: 'teamwork',
    access: 'signedIn',
  },
  {
    method: 'POST',
    path: '/join-requests/{id}/decline',
    operationId: 'declineJoinRequest',
    function: 'teamwork',
    access: 'signedIn',
  },
  { method: 'GET', path: '/notifications', operationId: 'listNotifications', function: 'teamwork', access: 'signedIn' },
  {
    method: 'POST',
    path: '/notifications/read',
    operationId: 'readNotifications',
    function: 'teamwork',
    access: 'signedIn',
  },

  {
    method: 'POST',
    path: '/companies/{id}/join-requests',
    operationId: 'askToJoin',
    function: 'teamwork',
    access: 'read',
  },
  { method: 'GET', path: '/quotes/{id}/terms', operationId: 'getQuoteTerms', function: 'teamwork', access: 'read' },
  { method: 'POST', path: '/quotes/{id}/approve', operationId: 'approveQuote', function: 'teamwork', access: 'read' },
  {
    method: 'POST',
    path: '/quotes/{id}/approval-requests',
    operationId: 'askForApproval',
    function: 'teamwork',
    access: 'edit',
  },
  {
    method: 'GET',
    path: '/companies/{id}/account-manager',
    operationId: 'getClientTeam',
    function: 'teamwork',
    access: 'read',
  },
  {
    method: 'GET',
    path: '/companies/{id}/related',
    operationId: 'listRelatedFirms',
    function: 'duplicates',
    access: 'read',
  },
  {
    method: 'GET',
    path: '/companies/{id}/overlaps',
    operationId: 'checkOverlaps',
    function: 'teamwork',
    access: 'read',
  },
  { method: 'GET', path: '/overlaps', operationId: 'listSharedClients', function: 'teamwork', access: 'readReports' },
  { method: 'POST', path: '/companies/{id}/handover', operationId: 'handOver', function: 'teamwork', access: 'edit' },
  { method: 'GET', path: '/companies/{id}/card', operationId: 'getCompanyCard', function: 'records', access: 'read' },
  {
    method: 'GET',
    path: '/deals/{id}/transitions',
    operationId: 'listTransitions',
    function: 'records',
    access: 'read',
  },
  { method: 'POST', path: '/deals/{id}/transitions', operationId: 'moveDeal', function: 'records', access: 'edit' },
  { method: 'GET', path: '/{object}', operationId: 'listRecords', function: 'records', access: 'read' },
  { method: 'POST', path: '/{object}', operationId: 'createRecord', function: 'records', access: 'create' },
  { method: 'GET', path: '/{object}/export', operationId: 'exportRecords', function: 'records', access: 'export' },
  { method: 'POST', path: '/{object}/batch', operationId: 'batchRecords', function: 'records', access: 'signedIn' },
  {
    method: 'PUT',
    path: '/{object}/by/{scheme}/{value}',
    operationId: 'upsertRecord',
    of: 'identified',
    function: 'records',
    access: 'create',
  },
  { method: 'GET', path: '/{object}/{id}', operationId: 'getRecord', function: 'records', access: 'read' },
  { method: 'PATCH', path: '/{object}/{id}', operationId: 'updateRecord', function: 'records', access: 'edit' },
  { method: 'DELETE', path: '/{object}/{id}', operationId: 'deleteRecord', function: 'records', access: 'delete' },
  {
    method: 'POST',
    path: '/{object}/{id}/restore',
    operationId: 'restoreRecord',
    function: 'records',
    access: 'delete',
  },
  { method: 'GET', path: '/{object}/{id}/history', operationId: 'getHistory', function: 'records', access: 'read' },
  {
    method: 'POST',
    path: '/{object}/{id}/history/{version}/restore',
    operationId: 'restoreValue',
    function: 'records',
    access: 'edit',
  },
  { method: 'GET', path: '/{object}/{id}/sources', operationId: 'listSources', function: 'records', access: 'read' },
  {
    method: 'POST',
    path: '/{object}/{id}/erase',
    operationId: 'erasePerson',
    function: 'privacy',
    access: 'erasePersons',
    of: 'people',
  },
  {
    method: 'GET',
    path: '/{object}/{id}/personal-data',
    operationId: 'exportPerson',
    function: 'privacy',
    access: 'erasePersons',
    of: 'people',
  },
  {
    method: 'POST',
    path: '/{object}/{id}/merge',
    operationId: 'mergeRecords',
    function: 'merges',
    access: 'edit',
    of: 'mergeable',
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
  { method: 'GET', path: '/{object}/{id}/access', operationId: 'explainAccess', function: 'records', access: 'read' },

  {
    method: 'GET',
    path: '/{object}/{id}/attachments',
    operationId: 'listAttachments',
    function: 'attachments',
    access: 'read',
  },
  {
    method: 'POST',
    path: '/{object}/{id}/attachments',
    operationId: 'announceAttachment',
    function: 'attachments',
    access: 'edit',
  },
  {
    method: 'GET',
    path: '/{object}/{id}/attachments/{attachmentId}',
    operationId: 'getAttachment',
    function: 'attachments',
    access: 'read',
  },
  {
    method: 'DELETE',
    path: '/{object}/{id}/attachments/{attachmentId}',
    operationId: 'deleteAttachment',
    function: 'attachments',
    access: 'edit',
  },
  {
    method: 'POST',
    path: '/{object}/{id}/attachments/{attachmentId}/complete',
    operationId: 'completeAttachment',
    function: 'attachments',
    access: 'edit',
  },
  {
    method: 'POST',
    path: '/{object}/{id}/attachments/{attachmentId}/restore',
    operationId: 'restoreAttachment',
    function: 'attachments',
    access: 'edit',
  },
] as const satisfies readonly Route[];

export type OperationId = (typeof routes)[number]['operationId'];
export type RouteOf<Name extends ApiFunction> = Extract<(typeof routes)[number], { readonly function: Name }>;

/** Jobs that a schedule starts and an administrator may start: entry points under `functions/schedules/`. */
export const jobNames = ['cleansing', 'backup', 'restore-drill', 'reindex', 'reconcile', 'reminders'] as const;
export type JobName = (typeof jobNames)[number];

/** The bus event by which a job is asked for outside its schedule. */
export const jobRequested = { source: 'steward.jobs', detailType: 'job.requested' } as const;

/** The bus event by which an import that was asked for goes on in the background. */
export const importRequested = { source: 'steward.imports', detailType: 'import.requested' } as const;

/** The bus event by which an export that was asked for goes on in the background. */
export const exportRequested = { source: 'steward.exports', detailType: 'export.requested' } as const;

/** The bus event by which an export of the whole workspace goes on in the background. */
export const workspaceExportRequested = {
  source: 'steward.workspace-exports',
  detailType: 'workspace-export.requested',
} as const;

/** The bus event by which a run of cleansing goes on in the background. */
export const cleansingRequested = { source: 'steward.cleansing', detailType: 'cleansing.requested' } as const;

/** The bus event by which a merge, a run of merges, or the undoing of one of them goes on in the background. */
export const mergeRequested = { source: 'steward.merges', detailType: 'merge.requested' } as const;
