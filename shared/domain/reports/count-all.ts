import type { Definitions } from '#shared/model/objects/registry.ts';
import type { Item, Write } from '#shared/store/table.ts';
import { factsOfAll } from '../quality/facts-of-all.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { contributionOf, isNothing, type Step, writesOf } from './contribution-step.ts';
import { isCounted } from './contributions.ts';

export interface CountSettings {
  /** Marks of pairs, as the comparison of these records leaves them. */
  readonly marks: readonly Item[];
  readonly definitions: Definitions;
  readonly timeZone: string;
}

/** The items that `applyChanges` would leave for these records, if they were all there are. Pure. */
export function countAll(
  records: readonly StoredRecord[],
  { marks, definitions, timeZone }: CountSettings,
): readonly Item[] {
  const live = records.filter(isLive);
  const facts = factsOfAll(live, marks);
  const steps = live
    .filter(({ object }) => isCounted(object))
    .flatMap((record): readonly Step[] => {
      const contribution = contributionOf(record, facts.get(record.id) ?? {}, { definitions, timeZone });
      return isNothing(contribution) ? [] : [{ id: record.id, before: undefined, after: { turn: 1, contribution } }];
    });
  return writesOf(steps).flatMap(toFirstImage);
}

/** What a write leaves where nothing was. */
function toFirstImage(write: Write): readonly Item[] {
  if ('put' in write) return [write.put];
  return 'update' in write ? [{ ...write.update, ...write.set, ...write.add }] : [];
}
