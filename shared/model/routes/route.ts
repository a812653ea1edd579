import type { Action, Capability } from '../permissions.ts';

export const apiPrefix = '/api/v1';

/** Entry points under `functions/api/`, one Lambda each. */
export const apiFunctions = [
  'assignment',
  'attachments',
  'auth',
  'capture',
  'duplicates',
  'exports',
  'feeds',
  'fields',
  'imports',
  'jobs',
  'merges',
  'privacy',
  'quality',
  'records',
  'registry',
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
