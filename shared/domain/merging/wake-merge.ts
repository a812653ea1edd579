import { mergeRequested } from '#shared/model/bus-events.ts';
import type { EventPublisher } from '../events/event-publisher.ts';
import type { MergeEntry } from './merge-entry.ts';

/** Has a merge, or the undoing of one, go on in the background; asked again, it does nothing twice. */
export async function wakeMerge(publisher: EventPublisher, id: string): Promise<void> {
  await publisher.publish([{ ...mergeRequested, detail: { id } }]);
}

/** Work that nobody has given a sign of life of for this long has come to a halt. In milliseconds. */
const silence = 60_000;

/** Has work go on that came to a halt, whoever looks at it. */
export async function wakeIfHalted(publisher: EventPublisher, entry: MergeEntry, now: Date): Promise<void> {
  const isAtWork = ['queued', 'moving', 'undoing'].includes(entry.status);
  const heard = entry.lease?.until ?? Date.parse(entry.undo?.at ?? entry.at) + silence;
  if (isAtWork && heard < now.getTime()) await wakeMerge(publisher, entry.id);
}
