import { Problem } from '#shared/model/problems.ts';
import type { Identifier } from '#shared/model/records.ts';
import { identityKey } from '#shared/store/keys/records.ts';
import { type Write, WriteConflict } from '#shared/store/table.ts';
import { releaseIdentity, takeIdentity } from '#shared/store/unique.ts';
import type { Context } from '../context.ts';
import type { Change } from './change.ts';
import { AlongsideRefused, IdentityTaken, identityKeysOf, recordWrites } from './commit.ts';
import type { StoredRecord } from './stored-record.ts';

/** A transaction holds no more. */
const mostWrites = 100;

/**
 * Several records of one kind change in one transaction, with the identity keys that pass from one to another.
 * @throws Problem `merge.tooLarge` | `write.conflict`, see `commitChange` for the others
 * @throws IdentityTaken
 * @throws AlongsideRefused
 */
export async function commitTogether(
  context: Context,
  changes: readonly Change[],
  alongside: readonly Write[],
): Promise<void> {
  if (changes.some(({ before }) => before?.erasedAt !== undefined)) throw new Problem('record.erased');
  const identity = writeIdentities(context, changes);
  const records = changes.flatMap((change) => recordWrites(context, change));
  const writes = [...alongside, ...identity.map(({ write }) => write), ...records];
  if (writes.length > mostWrites) throw new Problem('merge.tooLarge');
  try {
    await context.table.transact(writes);
  } catch (error) {
    throw error instanceof WriteConflict ? explain(error, alongside.length, identity, changes) : error;
  }
}

interface IdentityWrite {
  readonly identifier: Identifier;
  readonly write: Write;
}

function explain(
  conflict: WriteConflict,
  alongside: number,
  identity: readonly IdentityWrite[],
  [first]: readonly Change[],
): Error {
  const isRefused = (at: number) => conflict.failures[at]?.reason === 'condition';
  const from = alongside + identity.length;
  if (Array.from({ length: alongside }, (_, at) => at).some(isRefused)) return new AlongsideRefused(conflict.failures);
  if (conflict.failures.some((_, at) => at >= from && isRefused(at))) return new Problem('write.conflict');
  if (!first) return new Problem('write.conflict');
  const taken = identity.flatMap(({ identifier }, at) =>
    isRefused(alongside + at)
      ? [{ identifier, holderId: String(conflict.failures[alongside + at]?.current?.recordId) }]
      : [],
  );
  return taken.length > 0 ? new IdentityTaken(first.after, taken) : new Problem('write.conflict');
}

interface Holding {
  readonly object: StoredRecord['object'];
  readonly identifier: Identifier;
  readonly holder: string;
}

function writeIdentities(context: Context, changes: readonly Change[]): readonly IdentityWrite[] {
  const { definitions } = context.directory;
  const holdings = (records: readonly (StoredRecord | undefined)[]) =>
    new Map(
      records.flatMap((record) =>
        identityKeysOf(definitions, record).map((identifier) => {
          const { object, id: holder } = record as StoredRecord;
          return [identityKey(object, identifier.scheme, identifier.value).pk, { object, identifier, holder }] as const;
        }),
      ),
    );
  const old = holdings(changes.map(({ before }) => before));
  const now = holdings(changes.map(({ after }) => after));
  return [...new Map([...old, ...now]).keys()].flatMap((pk) => {
    const write = writeIdentity(old.get(pk), now.get(pk));
    const identifier = (now.get(pk) ?? old.get(pk))?.identifier;
    return write && identifier ? [{ identifier, write }] : [];
  });
}

function writeIdentity(old: Holding | undefined, now: Holding | undefined): Write | undefined {
  if (!now) return old && releaseIdentity(old.object, old.identifier, old.holder);
  if (old?.holder === now.holder) return undefined;
  return takeIdentity(now.object, now.identifier, now.holder, old?.holder);
}
