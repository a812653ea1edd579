import { findField } from '#shared/model/objects/registry.ts';
import { type FieldProblem, Problem } from '#shared/model/problems.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { requireAny, requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { requireTerm } from '../imports/import-waiver.ts';
import { readPlanSettings } from '../imports/mapping/plan-settings.ts';
import type { StoredFeed } from './feed-item.ts';

type Checked = Pick<StoredFeed, 'id' | 'object' | 'system' | 'settings' | 'source' | 'masters' | 'waiver'>;

/**
 * Whether it could run as the actor, by the checks that planning each file makes.
 * @param others feeds that there are
 * @throws Problem `validation.failed` | `access.denied`
 */
export async function checkFeed(context: Context, feed: Checked, others: readonly StoredFeed[]): Promise<void> {
  const { object, system, settings, waiver } = feed;
  const definition = context.directory.definitions[object];
  if (!definition.imported) refuse({ pointer: '/object', code: 'option' });
  requireAny(context.actor, object, 'import');
  const visible = visibleDefinition(context.actor.permissions, definition);
  const columns = Object.keys(settings.mapping);
  await underSettings(() => readPlanSettings(context, visible, columns, { ...settings, system }));
  // Whose a record is stands in its id over there.
  const isTold = Object.values(settings.mapping).includes('externalId') && findField(visible, 'externalId');
  if (feed.masters !== 'nothing' && !isTold) refuse({ pointer: '/masters', code: 'contradiction' });
  // It closes fields to everybody, whoever their records belong to.
  if (feed.masters !== 'nothing') requireCapability(context.actor, 'configure');
  if (waiver) requireTerm(context, waiver.until);
  const { source, id } = feed;
  const isTaken = ({ source: other, ...one }: StoredFeed) =>
    source.kind === 'inbox' && other.kind === 'inbox' && other.folder === source.folder && one.id !== id;
  if (others.some(isTaken)) refuse({ pointer: '/source/folder', code: 'contradiction' });
}

async function underSettings(check: () => Promise<unknown>): Promise<void> {
  try {
    await check();
  } catch (error) {
    if (!(error instanceof Problem) || !error.details.errors) throw error;
    const errors = error.details.errors.map((one) => ({ ...one, pointer: `/settings${one.pointer}` }));
    throw new Problem(error.code, { errors });
  }
}

export function refuse(...errors: readonly FieldProblem[]): never {
  throw new Problem('validation.failed', { errors });
}
