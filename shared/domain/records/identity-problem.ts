import { findField } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Context } from '../context.ts';
import { discloseMatches } from '../duplicates/disclose.ts';
import type { IdentityTaken } from './commit.ts';
import { loadRecord } from './read-record.ts';

/** What the caller learns of the holders of a legal number, as of any record that theirs could be a duplicate of. */
export async function describeTaken(context: Context, { record, taken }: IdentityTaken): Promise<Problem> {
  const byHolder = Map.groupBy(taken, ({ holderId }) => holderId);
  const found = await Promise.all(
    [...byHolder].map(async ([holderId, keys]) => {
      const holder = await loadRecord(context.table, holderId);
      const reasons = keys.map(({ identifier: { scheme } }) => ({
        field: findField(context.directory.definitions[record.object], scheme)?.name ?? 'identifiers',
        kind: scheme,
        weight: 1,
      }));
      return holder ? [{ record: holder, match: { score: 1, band: 'certain', reasons }, isTaken: true } as const] : [];
    }),
  );
  return new Problem('identity.taken', { members: { matches: await discloseMatches(context, record, found.flat()) } });
}
