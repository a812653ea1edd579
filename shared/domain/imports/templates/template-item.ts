import type { ImportTemplate } from '#shared/model/import-templates.ts';
import { templateKey, templatesPk } from '#shared/store/keys/organisation.ts';
import type { Item, Table } from '#shared/store/table.ts';

/** Those that people have kept; at most a hundred. */
export async function readKept(table: Table): Promise<readonly ImportTemplate[]> {
  const { items } = await table.query({ pk: templatesPk, consistent: true });
  return items.map(toTemplate);
}

export async function readKeptOne(table: Table, id: string): Promise<ImportTemplate | undefined> {
  if (!/^tpl_[0-9A-Z]{26}$/.test(id)) return undefined;
  const item = await table.get(templateKey(id), { consistent: true });
  return item && toTemplate(item);
}

export function toTemplateItem(template: ImportTemplate): Item {
  return { ...templateKey(template.id), type: 'import-template', shape: 1, ...template };
}

function toTemplate({ pk: _pk, sk: _sk, type: _type, shape: _shape, ...template }: Item): ImportTemplate {
  return template as unknown as ImportTemplate;
}
