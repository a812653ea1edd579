import { matchPartition } from '#shared/store/keys/matching.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Context } from '../../context.ts';
import { mostHolders } from '../../duplicates/candidates/blocking-keys.ts';
import { chooseCandidates, loadCandidates } from '../../duplicates/find-candidates.ts';
import { type FoundMatch, findMatches } from '../../duplicates/find-matches.ts';
import { isOfSisters } from '../../duplicates/find-related.ts';
import type { RowSubject } from './compare-rows.ts';
import type { ReadAhead } from './read-ahead.ts';

/** Records that are read for a row. */
const mostScored = 20;

/** Of each row, the records of its kind that may be the same, the surest first, whoever may see them. Two waves of batches. */
export async function findInTable(
  { directory: { frequencies } }: Pick<Context, 'directory'>,
  ahead: ReadAhead,
  subjects: readonly RowSubject[],
): Promise<ReadonlyMap<number, readonly FoundMatch[]>> {
  const pks = new Set(subjects.flatMap(({ keys }) => keys.map(({ kind, value }) => matchPartition(kind, value))));
  await ahead.fetchPartitions({ pks: [...pks], limit: mostHolders + 1, consistent: true });
  const chosen = await Promise.all(
    subjects.map(async (subject) => ({
      subject,
      ofSubject: await chooseCandidates(ahead, undefined, subject.keys, mostScored),
    })),
  );
  await ahead.fetch([...new Set(chosen.flatMap(({ ofSubject }) => [...ofSubject.keys()]))].map(recordKey));
  const found = new Map<number, readonly FoundMatch[]>();
  for (const { subject, ofSubject } of chosen) {
    if (ofSubject.size === 0) continue;
    const candidates = await loadCandidates(ahead, ofSubject);
    const matches = findMatches(subject, candidates, { frequencies }).filter(
      (one) => one.record.object === subject.object && !isOfSisters(subject, one),
    );
    if (matches.length > 0) found.set(subject.row, matches);
  }
  return found;
}
