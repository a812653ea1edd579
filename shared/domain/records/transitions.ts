import * as z from 'zod/mini';
import { type MessageKey, translate } from '#shared/model/messages/translate.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { findStage, missingFor, type Stage, salesPipeline } from '#shared/model/pipelines.ts';
import { type FieldProblem, Problem } from '#shared/model/problems.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { Language } from '#shared/model/tenant.ts';
import { checkBody } from '#shared/model/validation.ts';
import type { Context } from '../context.ts';
import type { Attempt } from './apply-once.ts';
import { isAllowed, readRecord } from './read-record.ts';
import type { StoredRecord } from './stored-record.ts';
import { updateRecord } from './update-record.ts';

/** Why a deal cannot move as it stands, in words, and what would help. */
export interface Obstacle {
  readonly rule: 'access' | 'stage.requires';
  /** The field that is missing. */
  readonly pointer?: string;
  readonly message: string;
  readonly fix: string;
}

export interface Transition {
  /** Id of the stage. */
  readonly to: string;
  readonly allowed: boolean;
  readonly because: readonly Obstacle[];
}

/** Every stage, with what keeps the deal from it. @throws Problem `not_found` */
export async function listTransitions(
  context: Context,
  id: string,
  language: Language,
): Promise<readonly Transition[]> {
  const deal = await readRecord(context, definitions.deals, id);
  const denied: readonly Obstacle[] = (await isAllowed(context, 'edit', deal))
    ? []
    : [
        {
          rule: 'access',
          message: say(language, 'problem.access.denied'),
          fix: say(language, 'transition.askManager'),
        },
      ];
  return salesPipeline.stages.map((stage) => {
    const because = [...denied, ...findMissing(deal, stage, language)];
    return { to: stage.id, allowed: because.length === 0, because };
  });
}

function findMissing({ data }: StoredRecord, stage: Stage, language: Language): readonly Obstacle[] {
  if (data.stageId === stage.id) return [];
  return missingFor(stage, data).map((name) => {
    const field = say(language, `field.deals.${name}` as MessageKey);
    return {
      rule: 'stage.requires',
      pointer: `/${name}`,
      message: say(language, 'transition.requires', { stage: stage.name[language], field }),
      fix: say(language, 'transition.fillIn', { field }),
    };
  });
}

function say(language: Language, key: MessageKey, params: Readonly<Record<string, string>> = {}): string {
  return translate(language, key, params);
}

const moveSchema = z.strictObject(
  {
    to: z.string({ error: 'type' }),
    /** Changed with the move, such as the reason for a loss. */
    fields: z.optional(z.record(z.string(), z.unknown(), { error: 'type' })),
  },
  { error: 'type' },
);

/**
 * Moves a deal, with the fields that the stage asks for; everything else is as in `updateRecord`.
 * @param version that the caller has seen; absent: whatever is there now
 * @throws Problem `validation.failed`, pointer `/to` or those of the fields
 */
export async function moveDeal(
  context: Context,
  id: string,
  body: unknown,
  version: number | undefined,
  attempt?: Attempt,
): Promise<CrmRecord> {
  const { to, fields = {} } = checkBody(moveSchema, body);
  if (!findStage(to)) throw refuse({ pointer: '/to', code: 'reference' });
  if ('stageId' in fields) throw refuse({ pointer: '/fields/stageId', code: 'unknown_field' });
  const patch = { body: { ...fields, stageId: to }, ...(version !== undefined && { version }) };
  return updateRecord(context, definitions.deals, id, patch, attempt);
}

function refuse(error: FieldProblem): Problem {
  return new Problem('validation.failed', { errors: [error] });
}
