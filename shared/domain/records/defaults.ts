import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { findStage, salesPipeline } from '#shared/model/pipelines.ts';
import type { Fields } from '#shared/model/records.ts';
import type { Context } from '../context.ts';
import type { References } from './references.ts';

/** What a new record holds where nothing was said. */
export function fillDefaults(
  context: Context,
  definition: ObjectDefinition,
  fields: Fields,
  references: References,
): Fields {
  const company = references.get(fields.companyId as string);
  // A contact belongs to the one who leads its client, whoever typed it in.
  const owner =
    definition.name === 'contacts' ? (company?.data.accountManagerId ?? context.actor.id) : context.actor.id;
  return {
    ...defaultsOf(context, definition),
    [definition.owner]: owner,
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)),
  };
}

function defaultsOf(context: Context, definition: ObjectDefinition): Fields {
  switch (definition.name) {
    case 'companies':
      return { status: 'active', country: context.tenant.country };
    case 'contacts':
      return { consent: 'unknown' };
    case 'deals':
      return { pipelineId: salesPipeline.id, stageId: salesPipeline.stages[0]?.id, currency: context.tenant.currency };
    case 'activities':
      return {};
  }
}

/** Fields that follow from others: a deal is closed at the moment it reaches a won or lost stage, and opened by leaving it. */
export function deriveFields(definition: ObjectDefinition, before: Fields, after: Fields, now: string): Fields {
  if (!findField(definition, 'closedAt')) return after;
  const isClosed = findStage(after.stageId)?.kind !== 'open';
  const wasClosedAlike = findStage(before.stageId)?.kind === findStage(after.stageId)?.kind;
  const { closedAt, ...open } = after;
  if (!isClosed) return open;
  return { ...open, closedAt: wasClosedAlike && closedAt !== undefined ? closedAt : now };
}
