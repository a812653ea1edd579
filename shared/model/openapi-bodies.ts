import type { ObjectName } from './objects/definition.ts';
import { salesPipeline } from './pipelines.ts';

export type Json = Readonly<Record<string, unknown>>;

export function reference(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

const string: Json = { type: 'string' };

function object(properties: Json, required: readonly string[] = Object.keys(properties)): Json {
  return { type: 'object', required, properties };
}

/** `POST /{object}/batch` */
export function batchBody(name: ObjectName): Json {
  const op = (value: string): Json => ({ const: value });
  const update = { op: op('update'), id: string, version: { type: 'integer' }, fields: reference(`${name}.patch`) };
  const operation = {
    oneOf: [
      object({ op: op('create'), fields: reference(`${name}.create`) }),
      object(update, ['op', 'id', 'fields']),
      object({ op: op('delete'), id: string }),
    ],
  };
  return object({ operations: { type: 'array', minItems: 1, maxItems: 100, items: operation } });
}

export const batchResults: Json = object({
  results: {
    type: 'array',
    items: object({ status: { type: 'integer' }, id: string, etag: string, problem: reference('Problem') }, ['status']),
  },
});

const stage: Json = { enum: salesPipeline.stages.map(({ id }) => id) };

/** `POST /deals/{id}/transitions` */
export const moveBody: Json = object({ to: stage, fields: reference('deals.patch') }, ['to']);

export const transitionList: Json = object({
  data: {
    type: 'array',
    items: object({
      to: stage,
      allowed: { type: 'boolean' },
      because: {
        type: 'array',
        items: object({ rule: string, pointer: string, message: string, fix: string }, ['rule', 'message', 'fix']),
      },
    }),
  },
});
