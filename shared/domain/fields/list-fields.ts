import { objectNames } from '#shared/model/objects/definition.ts';
import { fieldSetPrefix, organisationPk } from '#shared/store/keys/organisation.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { auditIdOf } from '../organisation/entries.ts';
import { type FieldSet, toFieldSet } from '../organisation/field-set.ts';
import { type HistoryPage, readHistory } from '../records/audit.ts';
import { readObject } from './change-fields.ts';

/** Of every object, retired ones too. @throws Problem `access.denied` */
export async function listFields(context: Context): Promise<readonly FieldSet[]> {
  requireCapability(context.actor, 'configure');
  const { items } = await context.table.query({
    pk: organisationPk,
    sk: { beginsWith: fieldSetPrefix },
    consistent: true,
  });
  const known = new Map(items.map(toFieldSet).map((set) => [set.object, set]));
  return objectNames.map((object) => known.get(object) ?? { object, version: 0, fields: [] });
}

/** Newest first. @throws Problem `access.denied` | `not_found` | `query.invalid` */
export async function listFieldHistory(
  context: Context,
  name: string,
  query: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<HistoryPage> {
  requireCapability(context.actor, 'configure');
  return readHistory(context.table, auditIdOf('fields', readObject(name)), query);
}
