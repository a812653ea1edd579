import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import type { Context } from '../context.ts';
import { type AuditEvent, readHistory } from './audit.ts';
import { findSurvivor, isIdOf } from './read-record.ts';

/** Where the value that a field has now comes from. */
export type ValueSource = Pick<AuditEvent, 'at' | 'actor' | 'channel' | 'version'>;

export interface Sources {
  readonly fields: Readonly<Record<string, ValueSource>>;
}

/** A record with a longer history than this has more than anybody asks: what is older is left out. */
const eventsRead = 200;

/**
 * Who gave each field its present value, and when: one strong query beside the record, whatever the length of its history.
 * Fields without a value, hidden ones and those that have not changed for longer than it looks back are left out.
 * @throws Problem `not_found`
 */
export async function listSources(context: Context, definition: ObjectDefinition, id: string): Promise<Sources> {
  if (!isIdOf(definition, id)) throw new Problem('not_found');
  const [{ record, mergedFrom }, asked] = await Promise.all([
    findSurvivor(context, definition, id),
    readHistory(context.table, id, { limit: eventsRead }),
  ]);
  const history = mergedFrom === undefined ? asked : await readHistory(context.table, record.id, { limit: eventsRead });
  const { fields } = visibleDefinition(context.actor.permissions, definition);
  const sources = fields.flatMap(({ name }) => {
    const event = record.data[name] === undefined ? undefined : findLastChange(history.data, name);
    return event ? [[name, toSource(event)] as const] : [];
  });
  return { fields: Object.fromEntries(sources) };
}

/** @param events newest first */
function findLastChange(events: readonly AuditEvent[], field: string): AuditEvent | undefined {
  return events.find(({ changes }) => changes.some((change) => change.field === field));
}

function toSource({ at, actor, channel, version }: AuditEvent): ValueSource {
  return { at, actor, channel, version };
}
