import type { Attempt } from '#shared/domain/records/apply-once.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findDefinition } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { apiPrefix } from '#shared/model/routes.ts';
import { hashRequest } from '#shared/store/idempotency.ts';
import type { ApiRequest } from './api.ts';
import { type HttpResponse, json } from './response.ts';

/** @throws Problem `route.not_found` for an object that does not exist */
export function definitionOf(request: ApiRequest): ObjectDefinition {
  const definition = findDefinition(request.params.object ?? '');
  if (!definition) throw new Problem('route.not_found');
  return definition;
}

export function idOf(request: ApiRequest): string {
  return request.params.id ?? '';
}

/** @throws Problem `query.invalid` for a key that is empty or longer than 200 characters */
export function readAttempt(request: ApiRequest, status: number): Attempt | undefined {
  const key = request.header('idempotency-key');
  if (key === undefined) return undefined;
  if (key.trim() === '' || key.length > 200)
    throw new Problem('query.invalid', { params: { parameter: 'Idempotency-Key' } });
  const { object, id } = request.params;
  return {
    key,
    status,
    requestHash: hashRequest(String(status), `${object}/${id ?? ''}`, JSON.stringify(request.body())),
  };
}

export function single(
  record: CrmRecord,
  statusCode = 200,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return json(record, statusCode, { etag: `"${record.version}"`, ...headers });
}

export function created(record: CrmRecord): HttpResponse {
  return single(record, 201, { location: `${apiPrefix}/${record.object}/${record.id}` });
}

export function csv(name: string, text: string): HttpResponse {
  return {
    statusCode: 200,
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}.csv"` },
    body: text,
  };
}
