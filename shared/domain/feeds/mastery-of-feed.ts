import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Write } from '#shared/store/table.ts';
import { targetsOf } from '../imports/mapping/targets.ts';
import { removeMastery, saveMastery } from '../mastery/mastery-item.ts';
import type { StoredFeed } from './feed-item.ts';

/** What follows from a feed for who may change records, to stand in its transaction. */
export function writeMastery(definition: ObjectDefinition, feed: StoredFeed): Write {
  const { id: feedId, system, object, masters, ownerId, lastSuccessAt } = feed;
  if (masters === 'nothing') return removeMastery(feedId);
  const at = lastSuccessAt === undefined ? {} : { at: lastSuccessAt };
  const fields = masters === 'record' ? masters : mappedFields(definition, feed);
  return saveMastery({ feedId, system, object, fields, ownerId, ...at });
}

/** `identifiers.RU-INN` is a part of `identifiers`. */
function mappedFields(definition: ObjectDefinition, { settings }: StoredFeed): readonly string[] {
  const mapped = new Set(Object.values(settings.mapping));
  const targets = targetsOf(definition).filter(({ name }) => mapped.has(name));
  return [...new Set(targets.flatMap(({ field }) => field?.name ?? []))];
}
