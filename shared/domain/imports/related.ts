import type { ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import type { Context } from '../context.ts';
import { planCreation } from '../records/create-record.ts';
import { toItem } from '../records/record-item.ts';
import { foldWord } from './cell.ts';
import { requireImport } from './draft-rows.ts';
import type { ReadAhead } from './read-ahead.ts';
import { type Reason, reasonsOfError } from './reason.ts';

/** A record that is not there yet and that rows of the file name: it is made with the first of them that is carried out. */
export interface Related {
  readonly object: ObjectName;
  readonly id: string;
  /** Tells it from other rows of the import; behind all rows of any file. */
  readonly number: number;
  readonly fields: Fields;
}

export type Drafted = { readonly related: Related } | { readonly reasons: readonly Reason[] };

/** Rows of a file have lower numbers. */
const firstNumber = 900_000_000;

export type DraftRelated = (definition: ObjectDefinition, name: string) => Promise<Drafted>;

/**
 * Drafts records by their names alone, each name once; the drafted ones answer as if they were there.
 * @param ownerId whose they are; absent: the actor's
 */
export function draftingRelated(context: Context, ahead: ReadAhead, ownerId: unknown): DraftRelated {
  const drafted = new Map<string, Promise<Drafted>>();
  return (definition, name) => {
    const key = `${definition.name} ${foldWord(name)}`;
    const known = drafted.get(key) ?? draft(context, ahead, definition, name, firstNumber + drafted.size, ownerId);
    drafted.set(key, known);
    return known;
  };
}

async function draft(
  context: Context,
  ahead: ReadAhead,
  definition: ObjectDefinition,
  name: string,
  number: number,
  ownerId: unknown,
): Promise<Drafted> {
  const [title = 'name'] = definition.title;
  const fields = { [title]: name, ...(typeof ownerId === 'string' && { [definition.owner]: ownerId }) };
  try {
    const { after } = await planCreation(context, definition, fields)();
    requireImport(context, after);
    ahead.assume(toItem(after));
    return { related: { object: definition.name, id: after.id, number, fields } };
  } catch (error) {
    return { reasons: reasonsOfError(error) };
  }
}
