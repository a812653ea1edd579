import type { Route } from './route.ts';

/** Files of records. */
export const attachmentsRoutes = [
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
