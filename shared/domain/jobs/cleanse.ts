import { normaliseFields } from '#shared/model/normalisation.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Item, TableScan } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { diffFields } from '../records/audit.ts';
import { commitChange, IdentityTaken } from '../records/commit.ts';
import { loadRecord } from '../records/read-record.ts';
import type { StoredRecord } from '../records/record-item.ts';
import { nextVersion } from '../records/record-versions.ts';

export interface CleansingResult {
  readonly examined: number;
  readonly changed: number;
  /** Changed by somebody at the same moment, or its number is another record's; the next run looks again. */
  readonly postponed: number;
  /** How often each field was put right. */
  readonly fields: Readonly<Record<string, number>>;
}

const cleansedObjects: readonly string[] = ['companies', 'contacts'];
const reason = 'Canonical form of phones, e-mails and numbers';

/** Gives records that came in by other ways than a form the same canonical values; each change is in the audit. */
export async function cleanse(context: Context, scan: TableScan): Promise<CleansingResult> {
  const fields: Record<string, number> = {};
  const result = { examined: 0, changed: 0, postponed: 0 };
  for await (const items of scan.scan()) {
    for (const item of items.filter(isCleansed)) {
      result.examined += 1;
      const outcome = await cleanseRecord(context, item);
      if (outcome === 'postponed') result.postponed += 1;
      else if (outcome.length > 0) result.changed += 1;
      for (const field of outcome === 'postponed' ? [] : outcome) fields[field] = (fields[field] ?? 0) + 1;
    }
  }
  return { ...result, fields };
}

function isCleansed(item: Item): boolean {
  return item.sk === 'REC' && item.deletedAt === undefined && cleansedObjects.includes(String(item.type));
}

/** @returns the fields that changed */
async function cleanseRecord(context: Context, item: Item): Promise<readonly string[] | 'postponed'> {
  if (changesOf(context, item.type as StoredRecord['object'], item.data as StoredRecord['data']).length === 0)
    return [];
  const before = await loadRecord(context.table, item.pk);
  if (!before || before.deletedAt !== undefined) return [];
  const changes = changesOf(context, before.object, before.data);
  const after = nextVersion(context, before, {
    ...before.data,
    ...Object.fromEntries(changes.map((one) => [one.field, one.new])),
  });
  try {
    await commitChange(context, { before, after, action: 'update', changes, reason });
    return changes.map((change) => change.field);
  } catch (error) {
    const isConflict = error instanceof Problem && error.code === 'write.conflict';
    if (isConflict || error instanceof IdentityTaken) return 'postponed';
    throw error;
  }
}

function changesOf(context: Context, object: StoredRecord['object'], data: StoredRecord['data']) {
  return diffFields(data, normaliseFields(definitions[object], data, context.tenant.country));
}
