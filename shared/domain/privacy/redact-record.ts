import { Problem } from '#shared/model/problems.ts';
import { fold } from '#shared/model/text.ts';
import { identityKey } from '#shared/store/keys/records.ts';
import { WriteConflict } from '#shared/store/table.ts';
import { releaseIdentity } from '#shared/store/unique.ts';
import type { Context } from '../context.ts';
import type { FileStore } from '../files/file-store.ts';
import { hasFileEntries, removeFilesOf } from '../files/remove-files-of.ts';
import { filesField } from '../records/audit.ts';
import type { Change } from '../records/change.ts';
import { commitChange } from '../records/commit.ts';
import { loadRecord } from '../records/read-record.ts';
import { nextVersion } from '../records/record-versions.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { isRetired } from './about.ts';
import { type Erasure, toErasureItem } from './erasures.ts';
import { type Meant, redact, redactHistory } from './redact-history.ts';

/** Somebody may be saving the same record. */
const attempts = 5;

export interface Redaction {
  readonly files: FileStore;
  readonly line: Erasure;
  readonly reason: string;
  /** Of a record about a person: the version from which on it was written anew. */
  readonly until?: number | undefined;
}

/**
 * Empties the fields of one record, first in its history and then in itself, where the new version and its line in the list
 * of erasures are one transaction: a record whose line names a version has been done whole. Its files go too. A person
 * becomes what nobody can change any more. Repeated, it goes on where it was.
 * @throws Problem `write.conflict`, when others keep saving the record
 */
export async function redactRecord(context: Context, redaction: Redaction): Promise<void> {
  for (let left = attempts; left > 0; left -= 1) {
    try {
      return await attempt(context, redaction);
    } catch (error) {
      const isConflict =
        error instanceof WriteConflict || (error instanceof Problem && error.code === 'write.conflict');
      if (!isConflict) throw error;
    }
  }
  throw new Problem('write.conflict');
}

async function attempt(context: Context, { files, line, reason, until }: Redaction): Promise<void> {
  const { table } = context;
  const isMeant = meaningOf(context, line);
  const before = await loadRecord(table, line.id);
  await redactHistory(table, line.id, isMeant, until);
  if (await hasFileEntries(table, line.id)) await removeFilesOf(table, files, line.id);
  if (!before || before.erasedAt !== undefined || (until !== undefined && before.version >= until)) return;
  const change = draftRedaction(context, before, line, isMeant);
  if (change.before === change.after) {
    await table.write({ put: toErasureItem({ ...line, version: before.version }) });
    return;
  }
  await releaseRetired(context, before, isMeant);
  const done = toErasureItem({ ...line, version: change.after.version });
  await commitChange(context, { ...change, reason, alongside: [{ put: done }] });
}

/** A field that was retired may have been unique, and nobody knows that any more: its value stands in a key. */
async function releaseRetired({ table, directory }: Context, before: StoredRecord, isMeant: Meant): Promise<void> {
  const { object, id, data } = before;
  const retired = Object.keys(data).filter((name) => isMeant(name) && isRetired(directory.definitions[object], name));
  for (const scheme of retired) {
    const value = fold(String(data[scheme]));
    const item = value === '' ? undefined : await table.get(identityKey(object, scheme, value), { consistent: true });
    if (item?.recordId === id) await table.write(releaseIdentity(object, { scheme, value }, id));
  }
}

function meaningOf({ directory }: Context, { object, fields, about }: Erasure): Meant {
  const definition = directory.definitions[object];
  return (field) => fields.includes(field) || (about === undefined && isRetired(definition, field));
}

function draftRedaction(context: Context, before: StoredRecord, line: Erasure, isMeant: Meant): Change {
  const held = Object.keys(before.data).filter(isMeant);
  const data = Object.fromEntries(Object.entries(before.data).filter(([name]) => !isMeant(name)));
  const isPerson = line.about === undefined;
  if (held.length === 0 && !isPerson) return { before, after: before, action: 'erase', changes: [] };
  const after = {
    ...nextVersion(context, before, data),
    ...(isPerson && { erasedAt: context.now().toISOString() }),
  };
  // All of them: a patch that was made from what stood before may not bring in what was empty then.
  const emptied = isPerson ? held : line.fields.filter((field) => field !== filesField);
  return { before, after, action: 'erase', changes: emptied.map((field) => redact({ field })) };
}
