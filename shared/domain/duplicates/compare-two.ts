import * as z from 'zod/mini';
import { type ObjectDefinition, type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import { checkBody } from '#shared/model/validation.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { requireCapability } from '../access/access.ts';
import { withoutHidden } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { isIdOf, readRecord } from '../records/read-record.ts';
import { titleOf } from '../records/record-facts.ts';
import { mayBeSame, toComparable } from './comparable.ts';
import { readHalfTyped } from './half-typed.ts';
import type { Band } from './model/bands.ts';
import type { Reason } from './reasons.ts';
import { weighMatch } from './score.ts';

const side = z.union([z.string(), z.record(z.string(), z.unknown())], { error: 'type' });
const bodySchema = z.strictObject(
  { object: z.enum(objectNames, { error: 'option' }), left: side, right: side },
  { error: 'type' },
);

export interface TwoCompared {
  /** 0–1 */
  readonly score: number;
  /** null: more speaks against it than for it. */
  readonly band: Band | null;
  /** By the fields of the left side. */
  readonly reasons: readonly Reason[];
  readonly left: Side;
  readonly right: Side;
}

interface Side {
  readonly object: ObjectName;
  /** Absent: it was typed. */
  readonly id?: string;
  readonly title: string;
}

/**
 * How alike two records are and what speaks for and against: ids of records that the actor may read, or fields as typed. What
 * the actor does not see is not compared.
 * @param body untrusted
 * @throws Problem `access.denied` | `validation.failed` | `not_found`
 */
export async function compareTwo(context: Context, body: unknown): Promise<TwoCompared> {
  requireCapability(context.actor, 'configure');
  const { object, left, right } = checkBody(bodySchema, body);
  const [one, other] = await Promise.all([readSide(context, object, left), readSide(context, object, right)]);
  if (!mayBeSame(one.side.object, other.side.object))
    throw new Problem('validation.failed', { errors: [{ pointer: '/object', code: 'option' }] });
  const { frequencies } = context.directory;
  const match = weighMatch(
    toComparable(one.side.object, one.data, frequencies),
    toComparable(other.side.object, other.data, frequencies),
    { ...(frequencies && { frequencies }) },
  );
  return {
    score: match?.score ?? 0,
    band: match?.band ?? null,
    reasons: match?.reasons ?? [],
    left: one.side,
    right: other.side,
  };
}

async function readSide(
  context: Context,
  object: ObjectName,
  typed: string | Fields,
): Promise<{ readonly side: Side; readonly data: Fields }> {
  if (typeof typed === 'string') return readStored(context, typed);
  const definition: ObjectDefinition = context.directory.definitions[object];
  const visible = visibleDefinition(context.actor.permissions, definition);
  const data = readHalfTyped(visible, typed, context.tenant.country);
  return { side: { object, title: titleOf(definition, data) }, data };
}

/** The id tells of which object it is. */
async function readStored(context: Context, id: string) {
  const definition = objectNames.map((name) => context.directory.definitions[name]).find((one) => isIdOf(one, id));
  if (!definition) throw new Problem('not_found');
  const record = await readRecord(context, definition, id);
  const data = withoutHidden(context.actor, record.object, record.data);
  return { side: { object: record.object, id: record.id, title: titleOf(definition, data) }, data };
}
