import { nestCustom } from '#shared/model/custom-values.ts';
import { describeMastered, type Mastered } from '#shared/model/mastery.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { isHidden, withoutHidden } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import type { StoredRecord } from './stored-record.ts';

/** Who is answered, and by what is known of the workspace. */
type Reader = Pick<Context, 'actor' | 'directory'>;

/**
 * The record as the API gives it, without the fields that are hidden from the actor: nothing else makes records for
 * answers. `excerpts` names texts of which it has only the beginning, as lists do.
 */
export function toCrmRecord({ actor, directory }: Reader, record: StoredRecord): CrmRecord {
  const { object, id, version, createdAt, createdBy, updatedAt, updatedBy, erasedAt, merged, assigned } = record;
  const isOwnerHidden = isHidden(actor, object, definitions[object].owner);
  const excerpts = record.excerpts?.filter((field) => !isHidden(actor, object, field));
  const mastered = masteredFor({ actor, directory }, record);
  return {
    id,
    object,
    version,
    createdAt,
    createdBy,
    updatedAt,
    updatedBy,
    ...nestCustom(withoutHidden(actor, object, record.data)),
    ...(erasedAt !== undefined && { erasedAt }),
    ...(merged && { mergedIds: merged.map((one) => one.id) }),
    ...(assigned && !isOwnerHidden && { assignedBecause: assigned.because }),
    ...(excerpts?.length && { excerpts }),
    ...(mastered && { mastered }),
  };
}

function masteredFor({ actor, directory }: Reader, { object, data }: StoredRecord): Mastered | undefined {
  const mastered = describeMastered(directory.masteries, directory.definitions[object], data);
  return mastered && { ...mastered, fields: mastered.fields.filter((field) => !isHidden(actor, object, field)) };
}
