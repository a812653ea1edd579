import { mergeRequested } from '#shared/model/routes.ts';
import type { EventPublisher } from '../events/event-publisher.ts';

/** Has a merge, or the undoing of one, go on in the background; asked again, it does nothing twice. */
export async function wakeMerge(publisher: EventPublisher, id: string): Promise<void> {
  await publisher.publish([{ ...mergeRequested, detail: { id } }]);
}
