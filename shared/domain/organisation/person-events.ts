import type { ExportedObject, FileFormat } from '#shared/model/exports.ts';
import { personEventKey, personEventPartition } from '#shared/store/keys/history.ts';
import { type Item, isAbsent, type KeyRange, type Table, type Write } from '#shared/store/table.ts';
import type { Channel, Context } from '../context.ts';

/** A list that somebody took out of the workspace as a file. */
export interface Export {
  readonly action: 'export';
  readonly object: ExportedObject;
  readonly filters: readonly { readonly field: string; readonly op: string; readonly values: readonly string[] }[];
  /** Chosen columns; absent: all that the person may see. */
  readonly fields?: readonly string[];
  readonly rows: number;
  /** Absent: a table of text, given at once. */
  readonly format?: FileFormat;
  /** What was told of related records. */
  readonly relations?: readonly string[];
}

/** The second step of the person's sign-in; the actor is an administrator where the device was lost. */
export interface SecondFactorChange {
  readonly action: 'secondFactorOn' | 'secondFactorOff';
}

/** What a person did that changed no record and no entry, kept whatever becomes of the person and of the records. */
export type PersonEvent<Done = Export | SecondFactorChange> = Done & {
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly channel: Channel;
};

/** Like all audit it can be written once and is never changed. */
export function writePersonEvent(context: Context, personId: string, done: Export | SecondFactorChange): Write {
  const { id, name } = context.actor;
  const at = context.now().toISOString();
  const event: PersonEvent = { at, actor: { id, name }, channel: context.channel, ...done };
  return {
    put: { ...personEventKey(personId, at, context.newId('evt')), type: 'personEvent', shape: 1, ...event },
    if: isAbsent,
  };
}

export interface EventPage {
  /** Newest first, each with its place among the person's events. */
  readonly events: readonly { readonly place: string; readonly event: PersonEvent }[];
  readonly more: boolean;
}

/** @param range of places: a moment, as ISO 8601, stands before all that happened then */
export async function listPersonEvents(
  table: Table,
  personId: string,
  { range, limit }: { readonly range?: KeyRange; readonly limit: number },
): Promise<EventPage> {
  const { items, next } = await table.query({
    pk: personEventPartition(personId),
    reverse: true,
    limit,
    consistent: true,
    ...(range && { sk: range }),
  });
  return { events: items.map((item) => ({ place: item.sk, event: toEvent(item) })), more: next !== undefined };
}

function toEvent({ pk: _pk, sk: _sk, type: _type, shape: _shape, ...event }: Item): PersonEvent {
  return event as unknown as PersonEvent;
}
