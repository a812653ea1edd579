import { identityKeys } from '#shared/model/identifiers.ts';
import type { Definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Identifier } from '#shared/model/records.ts';
import { fold } from '#shared/model/text.ts';
import { hasVersion, isAbsent, type Write, WriteConflict, type WriteFailure } from '#shared/store/table.ts';
import { releaseIdentity, takeIdentity } from '#shared/store/unique.ts';
import type { Context } from '../context.ts';
import { requireFree } from '../mastery/require-free.ts';
import { writeAudit } from './audit.ts';
import type { Change } from './change.ts';
import { writeLinks } from './links.ts';
import { splitLongTexts, writeLongTexts } from './long-texts.ts';
import { writePersonLinks } from './person-links.ts';
import { toItem } from './record-item.ts';
import { isLive, type StoredRecord } from './stored-record.ts';

/** The `alongside` writes that failed their condition; the change was not made. */
export class AlongsideRefused extends Error {
  readonly failures: readonly WriteFailure[];
  constructor(failures: readonly WriteFailure[]) {
    super('a write alongside the change was refused');
    this.name = 'AlongsideRefused';
    this.failures = failures;
  }
}

/**
 * The one way in which a record changes: record, identity keys and audit event in one transaction.
 * @throws Problem `identity.taken`, when a legal number belongs to another record
 * @throws Problem `write.conflict`, when somebody else changed the record in between
 * @throws Problem `record.erased`: whatever was planned, what is left of a person stays as it is
 * @throws Problem `field.mastered` | `record.mastered`, see `requireFree`
 * @throws AlongsideRefused
 */
export async function commitChange(context: Context, change: Change): Promise<StoredRecord> {
  const { after } = change;
  const { writes, alongside, identity } = draftWrites(context, change);
  try {
    await context.table.transact(writes);
  } catch (error) {
    if (error instanceof WriteConflict) throw explainConflict(error, after, alongside, identity);
    throw error;
  }
  return after;
}

/**
 * What `commitChange` writes, for a transaction with other changes: why that is refused is found by making each by itself.
 * @throws Problem `record.erased`
 */
export function writesOf(context: Context, change: Change): readonly Write[] {
  return draftWrites(context, change).writes;
}

interface DraftedWrites {
  /** Those alongside, the record, its identity keys, all else. */
  readonly writes: readonly Write[];
  readonly alongside: number;
  readonly identity: readonly IdentityWrite[];
}

function draftWrites(context: Context, change: Change): DraftedWrites {
  const { before, after, alongside = [], notices = [] } = change;
  if (before?.erasedAt !== undefined) throw new Problem('record.erased');
  const identity = writeIdentityKeys(context.directory.definitions, before, after);
  const [recordWrite, ...rest] = recordWrites(context, change);
  const identityWrites = identity.map(({ write }) => write);
  return {
    writes: [...alongside, recordWrite, ...identityWrites, ...rest, ...notices],
    alongside: alongside.length,
    identity,
  };
}

/**
 * The record itself, and then all that lies beside it but its identity keys.
 * @throws Problem `field.mastered` | `record.mastered`
 */
export function recordWrites(context: Context, change: Change): readonly [Write, ...Write[]] {
  requireFree(context, change);
  const { before, after } = change;
  const { record, texts } = splitLongTexts(after);
  const recordWrite: Write = {
    put: toItem(record),
    if: before ? hasVersion(before.version) : isAbsent,
    ...(before && { replaces: toItem(splitLongTexts(before).record) }),
  };
  return [
    recordWrite,
    writeAudit(context, after, change.action, change.changes, change.reason, change.merge),
    ...writeLongTexts(after.id, texts, before),
    ...writeLinks(before, after),
    ...writePersonLinks(before, after, context.directory.definitions),
  ];
}

interface IdentityWrite {
  readonly identifier: Identifier;
  readonly write: Write;
}

function explainConflict(
  conflict: WriteConflict,
  after: StoredRecord,
  alongside: number,
  identity: readonly IdentityWrite[],
): Error {
  const isRefused = (failure: WriteFailure | undefined) => failure?.reason === 'condition';
  const { failures } = conflict;
  if (failures.slice(0, alongside).some(isRefused)) return new AlongsideRefused(failures);
  // What was read is out of date, and with it the question whose number it is.
  if (isRefused(failures[alongside])) return new Problem('write.conflict');
  const taken = identity.flatMap(({ identifier }, at) => {
    const failure = failures[alongside + 1 + at];
    return isRefused(failure) ? [{ identifier, holderId: String(failure?.current?.recordId) }] : [];
  });
  return taken.length > 0 ? new IdentityTaken(after, taken) : new Problem('write.conflict');
}

/** Legal numbers that other records hold; services turn it into a problem that discloses no more than the caller may see. */
export class IdentityTaken extends Error {
  /** What was to be written. */
  readonly record: StoredRecord;
  readonly taken: readonly { readonly identifier: Identifier; readonly holderId: string }[];
  constructor(record: StoredRecord, taken: IdentityTaken['taken']) {
    super('identity taken');
    this.name = 'IdentityTaken';
    this.record = record;
    this.taken = taken;
  }
}

function writeIdentityKeys(
  definitions: Definitions,
  before: StoredRecord | undefined,
  after: StoredRecord,
): readonly IdentityWrite[] {
  const old = identityKeysOf(definitions, before);
  const now = identityKeysOf(definitions, after);
  const isIn = (list: readonly Identifier[], one: Identifier) =>
    list.some((other) => other.scheme === one.scheme && other.value === one.value);
  return [
    ...now
      .filter((one) => !isIn(old, one))
      .map((one) => ({ identifier: one, write: takeIdentity(after.object, one, after.id) })),
    ...old
      .filter((one) => !isIn(now, one))
      .map((one) => ({ identifier: one, write: releaseIdentity(after.object, one, after.id) })),
  ];
}

function holdsNumbers({ deletedAt, ...rest }: StoredRecord): boolean {
  return isLive(rest) && (deletedAt === undefined || rest.holdsNumbers === true);
}

/** The values by which the record is the only one: legal numbers, in the bin as well, and, of a live one, fields that are unique. */
export function identityKeysOf(definitions: Definitions, record: StoredRecord | undefined): readonly Identifier[] {
  if (!record || !holdsNumbers(record)) return [];
  const { identifiers = [], branch } = record.data as { identifiers?: readonly Identifier[]; branch?: boolean };
  const unique = isLive(record) ? definitions[record.object].fields.filter((field) => field.unique) : [];
  const keys = [
    ...identityKeys(identifiers, branch),
    ...unique.flatMap(({ name }) => {
      const value = fold(String(record.data[name] ?? ''));
      return value === '' ? [] : [{ scheme: name, value }];
    }),
  ];
  return [...new Map(keys.map((key) => [`${key.scheme} ${key.value}`, key])).values()];
}
