import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { structureOf } from './structure.ts';

/** Whether there is still work to do; what knows no states is never over. */
export function isOpen(record: CrmRecord): boolean {
  const { work } = structureOf(record.object);
  if (!work) return true;
  // Stages say it themselves: a deal that reaches the last one gets the day on which it did.
  return work.open ? work.open.includes(String(record[work.field])) : record.closedAt === undefined;
}

/** The field that says how far a record is by one of its options; undefined where stages do, and for what has no states. */
export function stateField(definition: ObjectDefinition): FieldDefinition | undefined {
  const field = definition.work && findField(definition, definition.work.field);
  return field?.type === 'enum' ? field : undefined;
}

export type StateTone = 'open' | 'well' | 'over';

const goodEnds: readonly unknown[] = ['accepted', 'closed', 'completed', 'converted', 'done', 'paid', 'resolved'];

/** Open, come to a good end, or just over. */
export function stateTone(record: CrmRecord): StateTone {
  if (goodEnds.includes(record[structureOf(record.object).work?.field ?? ''])) return 'well';
  return isOpen(record) ? 'open' : 'over';
}
