import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Fields, Identifier } from '#shared/model/records.ts';
import type { Call, PersonName } from './world.ts';

interface About {
  readonly by: PersonName;
  readonly object: ObjectName;
  readonly id: string;
}
interface Keyed {
  readonly key: string | undefined;
}

export type Create = Keyed & Omit<About, 'id'> & { readonly kind: 'create'; readonly fields: Fields };
export type Patch = Keyed &
  About & { readonly kind: 'patch'; readonly fields: Fields; readonly version: number | undefined };
export type Move = Keyed &
  About & {
    readonly kind: 'move';
    readonly to: string;
    readonly fields: Fields;
    readonly version: number | undefined;
  };
export type Upsert = Keyed &
  Omit<About, 'id'> & { readonly kind: 'upsert'; readonly identifier: Identifier; readonly fields: Fields };
export type Remove = About & { readonly kind: 'delete' };
export type Restore = About & { readonly kind: 'restore' };

export type Operation =
  | { readonly op: 'create'; readonly fields: Fields }
  | { readonly op: 'update'; readonly id: string; readonly version?: number; readonly fields: Fields }
  | { readonly op: 'delete'; readonly id: string };
export type Batch = Keyed & Omit<About, 'id'> & { readonly kind: 'batch'; readonly operations: readonly Operation[] };

export type Get = About & { readonly kind: 'get' };
export type History = About & { readonly kind: 'history' };
export type Card = About & { readonly kind: 'card' };
export type List = Omit<About, 'id'> & {
  readonly kind: 'list';
  /** Those of one client; absent: all whose name begins with the tag, or all. */
  readonly companyId?: string;
  readonly byName?: boolean;
};

export type Change = Create | Patch | Move | Upsert | Remove | Restore;
export type Read = Get | History | Card | List;
export type Request = Change | Batch | Read;

export function toCall(request: Request, tag: string): Call {
  const path = `/${request.object}` as const;
  switch (request.kind) {
    case 'create':
      return { method: 'POST', path, body: request.fields, headers: keyHeader(request) };
    case 'patch': {
      const headers = { ...keyHeader(request), ...versionHeader(request) };
      return { method: 'PATCH', path: `${path}/${request.id}`, body: request.fields, headers };
    }
    case 'move': {
      const { to, fields } = request;
      const headers = { ...keyHeader(request), ...versionHeader(request) };
      return { method: 'POST', path: `${path}/${request.id}/transitions`, body: { to, fields }, headers };
    }
    case 'upsert': {
      const { scheme, value } = request.identifier;
      return {
        method: 'PUT',
        path: `${path}/by/${scheme}/${value}`,
        body: request.fields,
        headers: keyHeader(request),
      };
    }
    case 'batch':
      return {
        method: 'POST',
        path: `${path}/batch`,
        body: { operations: request.operations },
        headers: keyHeader(request),
      };
    case 'delete':
      return { method: 'DELETE', path: `${path}/${request.id}` };
    case 'restore':
      return { method: 'POST', path: `${path}/${request.id}/restore`, body: {} };
    case 'get':
      return { method: 'GET', path: `${path}/${request.id}` };
    case 'history':
      return { method: 'GET', path: `${path}/${request.id}/history?limit=200` };
    case 'card':
      return { method: 'GET', path: `${path}/${request.id}/card` };
    case 'list':
      return { method: 'GET', path: `${path}?limit=200${queryOf(request, tag)}` };
  }
}

function keyHeader({ key }: Keyed): Readonly<Record<string, string>> {
  return key === undefined ? {} : { 'idempotency-key': key };
}

function versionHeader({ version }: Patch | Move): Readonly<Record<string, string>> {
  return version === undefined ? {} : { 'if-match': `"${version}"` };
}

function queryOf({ object, companyId, byName }: List, tag: string): string {
  if (companyId !== undefined) return `&filter[companyId][eq]=${companyId}`;
  const name = nameFieldOf(object);
  return byName && name !== undefined ? `&sort=${name}&filter[${name}][prefix]=${tag}` : '';
}

/** The field by whose beginning records are listed; `undefined`: not by a name that somebody gave. */
export function nameFieldOf(object: ObjectName): string | undefined {
  const { title, fields, numbered } = definitions[object];
  if (numbered !== undefined) return undefined;
  return fields.find(({ name, filter }) => name === title[0] && filter?.includes('prefix'))?.name;
}
