import type { BackupFault } from '#shared/model/backups.ts';
import type { LineItem } from '#shared/model/line-items.ts';
import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import type { RecordLink } from '#shared/model/records.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Table } from '#shared/store/table.ts';
import type { Directory } from '../organisation/directory.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';

interface Reference {
  readonly id: string;
  readonly field: string;
  readonly to: string;
  readonly isPerson: boolean;
}

/** Everything that a live record names is there: in use, in the bin or merged, and people in the directory. */
export async function checkReferences(
  table: Table,
  directory: Directory,
  records: readonly StoredRecord[],
): Promise<readonly BackupFault[]> {
  const references = records.filter(isLive).flatMap((record) => referencesOf(directory, record));
  const found = await table.getMany(
    references.filter(({ isPerson }) => !isPerson).map(({ to }) => recordKey(to)),
    { consistent: true },
  );
  const known = new Set(found.map(({ pk }) => pk));
  return references
    .filter(({ to, isPerson }) => (isPerson ? !directory.users.has(to) : !known.has(to)))
    .map(({ id, field, to }) => ({ code: 'reference', where: id, expected: field, found: to }));
}

function referencesOf({ definitions }: Directory, { id, object, data }: StoredRecord): readonly Reference[] {
  return definitions[object].fields.flatMap((field) => {
    const isPerson = field.to === 'users' || field.type === 'coManagers' || field.type === 'credits';
    return namedBy(field, data[field.name]).map((to) => ({ id, field: field.name, to, isPerson }));
  });
}

function namedBy(field: FieldDefinition, value: unknown): readonly string[] {
  switch (field.type) {
    case 'reference':
      return field.to === 'stages' || typeof value !== 'string' ? [] : [value];
    case 'links':
      return ((value ?? []) as readonly RecordLink[]).map(({ id }) => id);
    case 'coManagers':
    case 'credits':
      return ((value ?? []) as readonly { readonly userId: string }[]).map(({ userId }) => userId);
    case 'items':
      return ((value ?? []) as readonly LineItem[]).flatMap(({ productId }) => productId ?? []);
    default:
      return [];
  }
}
