import type { QualityFacts } from '#shared/model/quality/quality.ts';
import type { Item } from '#shared/store/table.ts';
import { toPairMark } from '../duplicates/pair-item.ts';
import { companyIdOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { isTalk } from './contact-facts.ts';
import { countPairs } from './pair-facts.ts';
import { contactOf, findElsewhere } from './read-facts.ts';
import { ownFacts } from './scored.ts';

/** What `readFacts` would find for these records, if they were all there are. Pure. */
export function factsOfAll(
  records: readonly StoredRecord[],
  marks: readonly Item[],
): ReadonlyMap<string, QualityFacts> {
  const marksById = Map.groupBy(marks, (mark) => mark.pk);
  const talks = records.filter((record) => record.object === 'activities' && isTalk(record));
  const talksById = Map.groupBy(talks, companyIdOf);
  const elsewhere = findElsewhere(records, records);
  return new Map(
    records.map((record) => [
      record.id,
      {
        ...countPairs(record.object, (marksById.get(record.id) ?? []).map(toPairMark)),
        ...contactOf(...(talksById.get(record.id) ?? []).map(({ data }) => String(data.at))),
        ...ownFacts(record),
        ...(elsewhere.has(record.id) && { isElsewhere: true as const }),
      },
    ]),
  );
}
