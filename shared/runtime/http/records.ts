import type { Context } from '#shared/domain/context.ts';
import type { Attempt } from '#shared/domain/records/apply-once.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findDefinition } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { apiPrefix } from '#shared/model/routes/route.ts';
import { hashRequest } from '#shared/store/idempotency.ts';
import { describeAttachment } from '../content-disposition.ts';
import type { ApiRequest } from './api.ts';
import { type HttpResponse, json } from './response.ts';

/** With the fields of the workspace's own. @throws Problem `route.not_found` for an object that does not exist */
export function definitionOf(request: ApiRequest, { directory }: Context): ObjectDefinition {
  const definition = findDefinition(request.params.object ?? '');
  if (!definition) throw new Problem('route.not_found');
  return directory.definitions[definition.name];
}

const fewestLetters = 3;
const mostLetters = 200;

/** For requests that write: with why the caller makes what looks like a duplicate. @throws Problem `query.invalid` */
export async function openChange(request: ApiRequest): Promise<Context> {
  const given = request.header('steward-allow-duplicate');
  if (given === undefined) return request.open();
  const allowDuplicate = decodeText(given).trim();
  if (allowDuplicate.length < fewestLetters || allowDuplicate.length > mostLetters)
    throw new Problem('query.invalid', { params: { parameter: 'Steward-Allow-Duplicate' } });
  return { ...(await request.open()), allowDuplicate };
}

/** Headers carry bytes: text beyond ASCII comes percent-encoded, or as the bytes of its UTF-8, each taken for a letter. */
function decodeText(header: string): string {
  const readings = [
    () => decodeURIComponent(header),
    () => new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1')),
  ];
  for (const read of readings) {
    try {
      const text = read();
      if (text !== header) return text.replace(/\p{Cc}+/gu, ' ');
    } catch {
      // Not written so.
    }
  }
  return header;
}

export function idOf(request: ApiRequest): string {
  return request.params.id ?? '';
}

/** @throws Problem `query.invalid` for a key that is empty or longer than 200 characters */
export function readIdempotencyKey(request: ApiRequest): string | undefined {
  const key = request.header('idempotency-key');
  if (key !== undefined && (key.trim() === '' || key.length > 200))
    throw new Problem('query.invalid', { params: { parameter: 'Idempotency-Key' } });
  return key;
}

/**
 * @param kind tells apart what is sent to one path in different ways
 * @throws Problem `query.invalid`
 */
export function readAttempt(request: ApiRequest, kind: number | string, path = pathOf(request)): Attempt | undefined {
  const key = readIdempotencyKey(request);
  return key === undefined
    ? undefined
    : { key, requestHash: hashRequest(String(kind), path, JSON.stringify(request.body())) };
}

function pathOf({ params: { object, id } }: ApiRequest): string {
  return `${object}/${id ?? ''}`;
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

/** @param fileName any text */
export function attachedCsv(fileName: string, text: string): HttpResponse {
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': describeAttachment(fileName) };
  return { statusCode: 200, headers, body: text };
}

export function csv(name: string, text: string): HttpResponse {
  return {
    statusCode: 200,
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}.csv"` },
    body: text,
  };
}
