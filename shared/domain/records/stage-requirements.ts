import { findStage, missingFor } from '#shared/model/pipelines.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';

/**
 * A stage may ask for fields. They are asked for on the way in, and cannot be cleared as long as the record is there; what
 * entered before the stage asked for them stays free to change.
 * @param before no fields: the record is new, @param owed fields that it may come without
 * @throws Problem `validation.failed`, code `required` at each field that is missing
 */
export function requireStageFields(before: Fields, after: Fields, owed: readonly string[] = []): void {
  const stage = findStage(after.stageId);
  if (!stage) return;
  const isEntering = before.stageId !== stage.id;
  const missing = missingFor(stage, after).filter(
    (name) => (isEntering || before[name] !== undefined) && !owed.includes(name),
  );
  if (missing.length === 0) return;
  throw new Problem('validation.failed', {
    errors: missing.map((name) => ({ pointer: `/${name}`, code: 'required' })),
  });
}
