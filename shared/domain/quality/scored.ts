import type { Belonging } from '#shared/model/quality/debtor.ts';
import type { QualityFacts, ScoredRecord } from '#shared/model/quality/quality.ts';
import { ownerIdOf, type StoredRecord } from '../records/record-item.ts';

export function toScored({ object, createdAt, updatedAt, updatedBy, data }: StoredRecord): ScoredRecord {
  return { object, createdAt, updatedAt, updatedBy, data };
}

/** What the record itself says besides its fields. */
export function ownFacts({ merged = [], answers }: Pick<StoredRecord, 'merged' | 'answers'>): QualityFacts {
  return { ...(merged.length > 0 && { merged: merged.length }), ...(answers && { answers }) };
}

/** Batches of imports are called by the id of the import. */
const importedBatch = /^imp_/;

export function belongingOf(record: StoredRecord): Belonging {
  const { createdAt, createdBy, ownerSince, batch, importedUntil } = record;
  return {
    ownerId: ownerIdOf(record),
    createdAt,
    createdBy,
    ...(ownerSince !== undefined && { ownerSince }),
    ...(importedUntil !== undefined && { importedUntil }),
    isImported: batch !== undefined && importedBatch.test(batch),
  };
}
