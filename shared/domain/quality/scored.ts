import type { Belonging } from '#shared/model/quality/debtor.ts';
import type { QualityFacts, ScoredRecord } from '#shared/model/quality/quality.ts';
import type { Fields, Identifier } from '#shared/model/records.ts';
import { registryNumberOf } from '#shared/model/registries.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import type { Registered, StoredRecord } from '../records/stored-record.ts';

export function toScored({ object, createdAt, updatedAt, updatedBy, data }: StoredRecord): ScoredRecord {
  return { object, createdAt, updatedAt, updatedBy, data };
}

/** What the record itself says besides its fields. */
export function ownFacts(record: Pick<StoredRecord, 'merged' | 'answers' | 'registered' | 'data'>): QualityFacts {
  const { merged = [], answers, registered } = record;
  return {
    ...(merged.length > 0 && { merged: merged.length }),
    ...(answers && { answers }),
    ...(registered && isAbout(registered, record.data) && { registered: registered.state }),
  };
}

function isAbout({ number }: Registered, { identifiers = [] }: Fields): boolean {
  return registryNumberOf(identifiers as readonly Identifier[])?.value === number;
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
