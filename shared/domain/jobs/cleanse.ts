import { normaliseFields } from '#shared/model/normalisation.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { TableScan } from '#shared/store/table.ts';
import { systemActor } from '../access/actor.ts';
import { assignLead } from '../assignment/assign-lead.ts';
import type { Context } from '../context.ts';
import { diffFields, type FieldChange } from '../records/audit.ts';
import { commitChange, IdentityTaken } from '../records/commit.ts';
import { loadRecord } from '../records/read-record.ts';
import { fromItem, isLive, ownerIdOf, type StoredRecord } from '../records/record-item.ts';
import { nextVersion } from '../records/record-versions.ts';
import { scanRecords } from './scan-records.ts';

export interface CleansingResult {
  readonly examined: number;
  readonly changed: number;
  /** Changed by somebody at the same moment, or its number is another record's; the next run looks again. */
  readonly postponed: number;
  /** How often each field was put right. */
  readonly fields: Readonly<Record<string, number>>;
}

const normalisedObjects: readonly string[] = ['companies', 'contacts'];
const reason = 'Canonical form of phones, e-mails and numbers, and the department of the owner';

/**
 * Gives records that came in by other ways than a form the same canonical values, and brings those along that were saved
 * while their owner moved to another department, and gives leads that nobody got to somebody; each change is in the audit.
 */
export async function cleanse(context: Context, scan: TableScan): Promise<CleansingResult> {
  const fields: Record<string, number> = {};
  const result = { examined: 0, changed: 0, postponed: 0 };
  for await (const items of scanRecords(scan)) {
    for (const record of items.map(fromItem).filter(isLive)) {
      result.examined += 1;
      const outcome = record.awaitsAssignment
        ? await assignLate(context, record)
        : await cleanseRecord(context, record);
      if (outcome === 'postponed') result.postponed += 1;
      else if (outcome.length > 0) result.changed += 1;
      for (const field of outcome === 'postponed' ? [] : outcome) fields[field] = (fields[field] ?? 0) + 1;
    }
  }
  return { ...result, fields };
}

/** Events can be lost for good, and rules come late: what still waits is given to somebody now. @returns as `cleanseRecord` */
async function assignLate(context: Context, { id, object }: StoredRecord): Promise<readonly string[] | 'postponed'> {
  try {
    const isGiven = await assignLead({ ...context, actor: systemActor('assignment') }, id);
    return isGiven ? [definitions[object].owner] : [];
  } catch (error) {
    if (error instanceof Problem && error.code === 'write.conflict') return 'postponed';
    throw error;
  }
}

/** @returns the fields that changed */
async function cleanseRecord(context: Context, found: StoredRecord): Promise<readonly string[] | 'postponed'> {
  if (changesOf(context, found).length === 0) return [];
  const before = await loadRecord(context.table, found.id);
  if (!before || !isLive(before)) return [];
  const changes = changesOf(context, before);
  const after = nextVersion(context, before, normalise(context, before));
  try {
    await commitChange(context, { before, after, action: 'update', changes, reason });
    return changes.map((change) => change.field);
  } catch (error) {
    const isConflict = error instanceof Problem && error.code === 'write.conflict';
    if (isConflict || error instanceof IdentityTaken) return 'postponed';
    throw error;
  }
}

function changesOf(context: Context, record: StoredRecord): readonly FieldChange[] {
  const { departmentId: old } = record;
  const department = context.directory.users.get(ownerIdOf(record))?.departmentId ?? old;
  const moved = department === old ? [] : [{ field: 'departmentId', old, new: department }];
  return [...diffFields(record.data, normalise(context, record)), ...moved];
}

function normalise({ tenant }: Context, { object, data }: StoredRecord): StoredRecord['data'] {
  return normalisedObjects.includes(object) ? normaliseFields(definitions[object], data, tenant.country) : data;
}
