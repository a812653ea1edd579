import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { personalFields } from '#shared/model/objects/registry.ts';
import type { Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { type Export, writePersonEvent } from '../organisation/person-events.ts';

/** Tells in the history of the actor what they took out, and how it was chosen. */
export function noteExport(
  context: Context,
  definition: ObjectDefinition,
  { filters, ...taken }: Omit<Export, 'action' | 'object'>,
): Write {
  const personal = personalFields(definition);
  // The note outlives the people it would name.
  const told = filters.map((filter) => (personal.includes(filter.field) ? { ...filter, values: [] } : filter));
  return writePersonEvent(context, context.actor.id, {
    action: 'export',
    object: definition.name,
    filters: told,
    ...taken,
  });
}
