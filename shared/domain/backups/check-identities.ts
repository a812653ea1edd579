import type { BackupFault } from '#shared/model/backups.ts';
import type { Definitions } from '#shared/model/objects/registry.ts';
import { identityKey, recordKey } from '#shared/store/keys/records.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { identityKeysOf } from '../records/commit.ts';
import { fromItem } from '../records/record-item.ts';
import type { StoredRecord } from '../records/stored-record.ts';

/** Every identity key is held by exactly the record that has its value: looked at from both ends. */
export async function checkIdentities(
  table: Table,
  definitions: Definitions,
  records: readonly StoredRecord[],
  identities: readonly Item[],
): Promise<readonly BackupFault[]> {
  const claims = records.flatMap((record) =>
    identityKeysOf(definitions, record).map(({ scheme, value }) => ({
      key: identityKey(record.object, scheme, value),
      scheme,
      id: record.id,
    })),
  );
  const held = await table.getMany(
    claims.map(({ key }) => key),
    { consistent: true },
  );
  const holders = new Map(held.map(({ pk, recordId }) => [pk, recordId]));
  const claimed = claims
    .filter(({ key, id }) => holders.get(key.pk) !== id)
    .map(({ key, scheme, id }) => toFault(id, scheme, String(holders.get(key.pk) ?? '')));
  const kept = await table.getMany(
    identities.map(({ recordId }) => recordKey(String(recordId))),
    { consistent: true },
  );
  const recordsById = new Map(kept.map((item) => [item.pk, fromItem(item)]));
  const orphans = identities.filter((item) => !isClaimed(definitions, recordsById.get(String(item.recordId)), item.pk));
  return [...claimed, ...orphans.map((item) => toFault(String(item.recordId), schemeOf(item.pk), 'unclaimed'))];
}

function isClaimed(definitions: Definitions, record: StoredRecord | undefined, pk: string): boolean {
  if (!record) return false;
  return identityKeysOf(definitions, record).some(
    ({ scheme, value }) => identityKey(record.object, scheme, value).pk === pk,
  );
}

/** The value itself may be a person's. */
function schemeOf(pk: string): string {
  return pk.split('#')[2] ?? '';
}

function toFault(id: string, expected: string, found: string): BackupFault {
  return { code: 'identity', where: id, expected, found };
}
