import * as z from 'zod/mini';
import { flattenCustom, nestCustom } from '#shared/model/custom-values.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { FieldProblemCode } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import { checkBody } from '#shared/model/validation.ts';
import { hashRequest } from '#shared/store/idempotency.ts';
import { aboutVisible } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { inLanes } from '../in-lanes.ts';
import { type Applied, type Attempt, applyOnce } from './apply-once.ts';
import { createRecord } from './create-record.ts';
import { deleteRecord, restoreRecord } from './delete-record.ts';
import { planUpdate } from './update-record.ts';

const maxOperations = 100;

/** Enough to use the time that a write waits for the table, few enough to leave the table to others. */
const lanes = 10;

const code = (error: FieldProblemCode) => ({ error });
const id = z.string(code('type'));
/** Checked by the service that it goes to. */
const fields = z.unknown();

const operationSchema = z.discriminatedUnion(
  'op',
  [
    z.strictObject({ op: z.literal('create'), fields }),
    z.strictObject({ op: z.literal('update'), id, version: z.optional(z.int(code('type'))), fields }),
    z.strictObject({ op: z.literal('delete'), id }),
    z.strictObject({ op: z.literal('restore'), id }),
  ],
  code('option'),
);
type Operation = z.infer<typeof operationSchema>;

/** An operation that cannot be read is refused alone, so they are not looked into here. */
const batchSchema = z.strictObject(
  {
    operations: z
      .array(z.unknown(), code('type'))
      .check(z.minLength(1, code('required')), z.maxLength(maxOperations, code('too_many'))),
  },
  code('type'),
);

/**
 * - `replaced` of an update: what its fields held before, null where there was nothing, and only those that changed: what
 *   undoes it, together with the version that it made
 * - `error` is whatever the service threw: a `Problem`, or a fault of ours
 */
export type BatchOutcome =
  | { readonly status: 200 | 201; readonly id: string; readonly version: number; readonly replaced?: Fields }
  | { readonly status: 204; readonly id: string }
  | { readonly error: unknown; readonly id?: string };

/**
 * Does each operation as if it had come alone: one that is refused keeps no other from being done. Operations on one
 * record happen in their order; between records there is none.
 * @param key `Idempotency-Key` of the whole; operation i is remembered under `key#i`
 * @returns one outcome per operation, in order
 * @throws Problem `validation.failed`, when there are no operations, or too many
 */
export async function runBatch(
  context: Context,
  definition: ObjectDefinition,
  body: unknown,
  key?: string,
): Promise<readonly BatchOutcome[]> {
  const { operations } = checkBody(batchSchema, body);
  const outcomes = new Array<BatchOutcome>(operations.length);
  await inLanes(groupByRecord(operations), lanes, async (positions) => {
    for (const at of positions)
      outcomes[at] = await attemptOne(context, definition, operations[at], key && `${key}#${at}`);
  });
  return outcomes;
}

/** Positions of the operations on one record, in order; what names no record stands alone. */
function groupByRecord(operations: readonly unknown[]): readonly (readonly number[])[] {
  const groups = new Map<unknown, number[]>();
  for (const [at, operation] of operations.entries()) {
    const { id } = (operation ?? {}) as { readonly id?: unknown };
    const name = typeof id === 'string' ? id : at;
    groups.set(name, [...(groups.get(name) ?? []), at]);
  }
  return [...groups.values()];
}

async function attemptOne(
  context: Context,
  definition: ObjectDefinition,
  input: unknown,
  key: string | undefined,
): Promise<BatchOutcome> {
  let operation: Operation | undefined;
  try {
    operation = checkBody(operationSchema, input);
    return await perform(context, definition, operation, key ? toAttempt(definition, operation, key) : undefined);
  } catch (error) {
    return { error, ...(operation && 'id' in operation && { id: operation.id }) };
  }
}

function toAttempt(definition: ObjectDefinition, operation: Operation, key: string): Attempt {
  return { key, requestHash: hashRequest('batch', definition.name, JSON.stringify(operation)) };
}

async function perform(
  context: Context,
  definition: ObjectDefinition,
  operation: Operation,
  attempt: Attempt | undefined,
): Promise<BatchOutcome> {
  switch (operation.op) {
    case 'create': {
      const { id, version } = await createRecord(context, definition, operation.fields, attempt);
      return { status: 201, id, version };
    }
    case 'update': {
      const { id, version: seen, fields: changed } = operation;
      const patch = { body: changed, ...(seen !== undefined && { version: seen }) };
      const applied = await applyOnce(context, attempt, planUpdate(context, definition, id, patch));
      const { version } = applied.record;
      return {
        status: 200,
        id,
        version,
        replaced: findReplaced(context, definition, flattenCustom(changed as Fields), applied),
      };
    }
    case 'delete':
      await deleteRecord(context, definition, operation.id, attempt);
      return { status: 204, id: operation.id };
    case 'restore': {
      // Restoring what was restored changes nothing, so it needs no memory of an attempt.
      const { id, version } = await restoreRecord(context, definition, operation.id);
      return { status: 200, id, version };
    }
  }
}

/** Of what changed, what was asked to: the rest follows from it, and will again. */
function findReplaced({ actor }: Context, { name }: ObjectDefinition, asked: Fields, { changes }: Applied): Fields {
  const replaced = aboutVisible(actor, name, changes).filter(({ field }) => Object.hasOwn(asked, field));
  return nestCustom(Object.fromEntries(replaced.map(({ field, old }) => [field, old])));
}
