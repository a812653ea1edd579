import { flattenCustom } from '../custom-values.ts';
import type { ObjectDefinition } from '../objects/definition.ts';
import type { CrmRecord } from '../records.ts';
import type { Quality, QualityFacts } from './quality.ts';
import { scoreRecord } from './score.ts';

/** The score of a record as the API gives it, with the facts that came with its quality. */
export function scoreCrmRecord(
  definition: ObjectDefinition,
  record: CrmRecord,
  facts: QualityFacts,
  day: string,
): Quality {
  const { object, createdAt, updatedAt, updatedBy } = record;
  return scoreRecord(definition, { object, createdAt, updatedAt, updatedBy, data: flattenCustom(record) }, facts, day);
}
