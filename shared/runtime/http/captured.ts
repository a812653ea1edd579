import type { Attempt } from '#shared/domain/records/apply-once.ts';
import { formKeyField, formKeyHeader, formKeyParameter, mostCapturedBytes } from '#shared/model/capture.ts';
import { hashRequest } from '#shared/store/idempotency.ts';
import type { ApiRequest } from './api.ts';

export interface CapturedRequest {
  /** Of the form, as sent. */
  readonly key: string | undefined;
  /** What was filled in, without the key. */
  readonly input: unknown;
  readonly attempt?: Attempt;
}

const longestKey = 200;

/** @throws Problem `body.too_large` | `body.invalid` | `body.media_type` */
export function readCaptured(request: ApiRequest): CapturedRequest {
  const body = request.form(mostCapturedBytes);
  const { [formKeyField]: inside, ...fields } = isObject(body) ? body : {};
  const key = request.query.get(formKeyParameter) ?? request.header(formKeyHeader) ?? inside;
  const repeated = request.header('idempotency-key')?.slice(0, longestKey);
  return {
    key: typeof key === 'string' ? key : undefined,
    input: isObject(body) ? fields : body,
    ...(repeated && { attempt: { key: repeated, requestHash: hashRequest('POST', 'capture', JSON.stringify(body)) } }),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
