import type { Mastery } from '#shared/model/mastery.ts';
import { masteryKey } from '#shared/store/keys/organisation.ts';
import type { Item, Write } from '#shared/store/table.ts';

/** For the transaction that saves the feed, or that says when it brought something; what was kept before is replaced. */
export function saveMastery(mastery: Mastery): Write {
  return { put: { ...masteryKey(mastery.feedId), type: 'mastery', shape: 1, data: { ...mastery } } };
}

/** From then on what the feed brought belongs to whoever may change it. Nothing happens where there is none. */
export function removeMastery(feedId: string): Write {
  return { delete: masteryKey(feedId) };
}

export function toMastery({ data }: Item): Mastery {
  return data as Mastery;
}
