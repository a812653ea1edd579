import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Context } from '../../context.ts';
import { planCreation } from '../../records/create-record.ts';
import { toItem } from '../../records/record-item.ts';
import { foldWord } from '../cells/cell.ts';
import type { ReadAhead } from '../matching/read-ahead.ts';
import type { RowMemory } from '../matching/row-memory.ts';
import { requireImport } from './draft-rows.ts';
import type { Related } from './plan-row.ts';
import { type Reason, reasonsOfError } from './reason.ts';

export type Drafted = { readonly related: Related } | { readonly reasons: readonly Reason[] };

/** Rows of a file have lower numbers. */
const firstNumber = 900_000_000;

export type DraftRelated = (definition: ObjectDefinition, name: string) => Promise<Drafted>;

/**
 * Drafts records by their names alone, each name once; the drafted ones answer as if they were there.
 * @param memory of what rows of other pages bring along
 * @param ownerId whose they are; absent: the actor's
 */
export function draftingRelated(context: Context, ahead: ReadAhead, memory: RowMemory, ownerId: unknown): DraftRelated {
  const drafted = new Map<string, Promise<Drafted>>();
  return (definition, name) => {
    const key = `${definition.name} ${foldWord(name)}`;
    const known = drafted.get(key) ?? draft(context, ahead, memory, { definition, name, key, ownerId });
    drafted.set(key, known);
    return known;
  };
}

interface Wanted {
  readonly definition: ObjectDefinition;
  readonly name: string;
  readonly key: string;
  readonly ownerId: unknown;
}

async function draft(
  context: Context,
  ahead: ReadAhead,
  memory: RowMemory,
  { definition, name, key, ownerId }: Wanted,
): Promise<Drafted> {
  const known = memory.relatedOf(key);
  const [title = 'name'] = definition.title;
  const fields = known?.fields ?? {
    [title]: name,
    ...(typeof ownerId === 'string' && { [definition.owner]: ownerId }),
  };
  const newId = (prefix: string) => known?.id ?? context.newId(prefix);
  try {
    const { after } = await planCreation({ ...context, newId }, definition, fields)();
    requireImport(context, after);
    ahead.assume(toItem(after));
    const number = firstNumber + memory.relatedCount;
    const related = known ?? { object: definition.name, id: after.id, number, fields };
    memory.noteRelated(key, related);
    return { related };
  } catch (error) {
    return { reasons: reasonsOfError(error) };
  }
}
