import { mostTemplates, templateSchema } from '#shared/model/import-templates.ts';
import { Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { templateKey } from '#shared/store/keys/organisation.ts';
import { isAbsent } from '#shared/store/table.ts';
import { requireAny } from '../../access/access.ts';
import type { Context } from '../../context.ts';
import { requireSome } from '../import-access.ts';
import { checkPlanSettings } from '../mapping/plan-settings.ts';
import { describeTemplate, type TemplateView } from './list-templates.ts';
import { readKept, readKeptOne, toTemplateItem } from './template-item.ts';

/**
 * Keeps a mapping for the whole workspace.
 * @param body untrusted
 * @throws Problem `validation.failed` | `access.denied`
 */
export async function createTemplate(context: Context, body: unknown): Promise<TemplateView> {
  const input = checkBody(templateSchema, body);
  requireAny(context.actor, input.object, 'import');
  const visible = visibleDefinition(context.actor.permissions, context.directory.definitions[input.object]);
  checkPlanSettings(visible, Object.keys(input.mapping), input);
  if ((await readKept(context.table)).length >= mostTemplates)
    throw new Problem('validation.failed', { errors: [{ pointer: '/name', code: 'too_many' }] });
  const id = context.newId('tpl');
  const template = { ...input, id, createdAt: context.now().toISOString(), createdBy: context.actor.id };
  await context.table.write({ put: toTemplateItem(template), if: isAbsent });
  return describeTemplate(context, template);
}

/** By its author, and by whoever sets up the workspace. @throws Problem `not_found` | `access.denied` */
export async function deleteTemplate(context: Context, id: string): Promise<void> {
  requireSome(context);
  const template = await readKeptOne(context.table, id);
  if (!template) throw new Problem('not_found');
  requireAny(context.actor, template.object, 'import');
  if (!describeTemplate(context, template).editable) throw new Problem('access.denied');
  await context.table.write({ delete: templateKey(id) });
}
