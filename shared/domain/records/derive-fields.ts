import { approvedFields } from '#shared/model/agreed-terms.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { findStage } from '#shared/model/pipelines.ts';
import type { Fields } from '#shared/model/records.ts';
import { diffFields } from './audit.ts';
import type { Derivation } from './derivation.ts';
import { deriveBranch, keepFormerNumbers } from './derive-numbers.ts';
import { deriveSums } from './derive-sums.ts';

type Rule = (derivation: Derivation) => Fields;

/**
 * The fields with those that follow from others: when a deal was closed, what items come to, whether a company is a branch,
 * which numbers it had.
 * @throws Problem `validation.failed` for sums that are too large, and for an amount that items contradict
 */
export function deriveFields(definition: ObjectDefinition, derivation: Derivation): Fields {
  const rules: readonly Rule[] = [
    ...(findField(definition, 'closedAt') ? [deriveClosing] : []),
    ...(findField(definition, 'items') ? [deriveSums] : []),
    ...(findField(definition, 'approvedAt') ? [keepApproval] : []),
    ...(findField(definition, 'branch') ? [keepFormerNumbers, deriveBranch] : []),
  ];
  return rules.reduce((after, rule) => rule({ ...derivation, after }), derivation.after);
}

/** An approval holds for what was approved. */
function keepApproval({ before, after }: Derivation): Fields {
  const changed = diffFields(before, after).map(({ field }) => field);
  if (!changed.some((field) => approvedFields.includes(field))) return after;
  const { approvedAt: _at, approvedBy: _by, ...rest } = after;
  return rest;
}

/** A deal is closed at the moment it reaches a won or lost stage, and opened by leaving it. */
function deriveClosing({ before, after, now }: Derivation): Fields {
  const isClosed = findStage(after.stageId)?.kind !== 'open';
  const wasClosedAlike = findStage(before.stageId)?.kind === findStage(after.stageId)?.kind;
  const { closedAt, ...open } = after;
  if (!isClosed) return open;
  return { ...open, closedAt: wasClosedAlike && closedAt !== undefined ? closedAt : now };
}
