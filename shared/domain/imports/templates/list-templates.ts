import type { ImportTemplate } from '#shared/model/import-templates.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { scopeOf } from '../../access/access.ts';
import type { Context } from '../../context.ts';
import { requireSome } from '../import-access.ts';
import { readyTemplates } from './ready-templates.ts';
import { readKept } from './template-item.ts';

export interface TemplateView extends Omit<ImportTemplate, 'marks' | 'createdBy' | 'createdAt'> {
  /** Absent: it comes with the product. */
  readonly createdBy?: { readonly id: string; readonly name: string };
  readonly createdAt?: string;
  readonly ready: boolean;
  /** The caller may delete it. */
  readonly editable: boolean;
}

/**
 * Kept ones by name, then the ready ones, of what the caller may bring in.
 * @throws Problem `access.denied` for whoever imports nothing
 */
export async function listTemplates(context: Context, object?: ObjectName): Promise<readonly TemplateView[]> {
  requireSome(context);
  const all = await loadTemplates(context, object);
  return all.map((template) => describeTemplate(context, template));
}

export async function loadTemplates(
  { table, actor }: Context,
  object: ObjectName | undefined,
): Promise<readonly ImportTemplate[]> {
  const kept = (await readKept(table)).toSorted((one, other) => one.name.localeCompare(other.name));
  return [...kept, ...readyTemplates].filter(
    (one) => (object === undefined || one.object === object) && scopeOf(actor, one.object, 'import') !== 'none',
  );
}

export function describeTemplate(
  { actor, directory }: Context,
  { marks: _internal, createdBy, ...template }: ImportTemplate,
): TemplateView {
  const isOwn = createdBy === actor.id || actor.permissions.capabilities.includes('configure');
  return {
    ...template,
    ...(createdBy !== undefined && {
      createdBy: { id: createdBy, name: directory.users.get(createdBy)?.name ?? createdBy },
    }),
    ready: createdBy === undefined,
    editable: createdBy !== undefined && isOwn,
  };
}
