import type { Credit } from '#shared/model/credits.ts';
import { dialectOf, writeCsv } from '#shared/model/csv.ts';
import { flattenCustom } from '#shared/model/custom-values.ts';
import type { LineItem } from '#shared/model/line-items.ts';
import { type MessageKey, translate } from '#shared/model/messages/translate.ts';
import { type FieldDefinition, type ObjectDefinition, systemColumns } from '#shared/model/objects/definition.ts';
import { personalFields } from '#shared/model/objects/registry.ts';
import { findStage } from '#shared/model/pipelines.ts';
import { Problem } from '#shared/model/problems.ts';
import type { CoManager, CrmRecord, Fields, Identifier, RecordLink } from '#shared/model/records.ts';
import type { Language } from '#shared/model/tenant.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { labelOfField, labelOfOption } from '#shared/model/words.ts';
import { textKey } from '#shared/store/keys.ts';
import { isWithin, scopeOf } from '../access/access.ts';
import type { Context } from '../context.ts';
import { writePersonEvent } from '../organisation/person-events.ts';
import { type ListQuery, unsupported } from './list-query.ts';
import { listRecords } from './list-records.ts';

/** What one answer can carry. */
const maxRows = 5000;
const pageSize = 200;

/**
 * The whole list as CSV in the caller's language, as far as the right to export reaches, or a refusal: never a part of it.
 * Nothing is given out before it is noted who took it.
 * @throws Problem `access.denied` | `query.unsupported` | `query.invalid`
 */
export async function exportRecords(
  context: Context,
  definition: ObjectDefinition,
  query: ListQuery,
  language: Language,
): Promise<string> {
  const scope = scopeOf(context.actor, definition.name, 'export');
  if (scope === 'none') throw new Problem('access.denied');
  const records = (await collect(context, definition, query)).filter((record) =>
    isWithin(context.actor, scope, {
      ownerId: String(record[definition.owner] ?? ''),
      departmentId: context.directory.users.get(String(record[definition.owner]))?.departmentId ?? '',
    }),
  );
  await noteExport(context, definition, query, records.length);
  const columns = chooseColumns(visibleDefinition(context.actor.permissions, definition), query.fields);
  const header = ['id', ...columns.map((field) => labelOf(definition, field, language))];
  const rows = records.map((record) => [
    record.id,
    ...columns.map((field) => toText(context, definition, field, flattenCustom(record)[field.name], language)),
  ]);
  return writeCsv([header, ...rows], dialectOf(language));
}

async function noteExport(
  context: Context,
  definition: ObjectDefinition,
  { filters, fields }: ListQuery,
  rows: number,
): Promise<void> {
  const personal = personalFields(definition);
  // The note outlives the people it would name.
  const told = filters.map((filter) => (personal.includes(filter.field) ? { ...filter, values: [] } : filter));
  const taken = { action: 'export', object: definition.name, filters: told, ...(fields && { fields }), rows } as const;
  await context.table.write(writePersonEvent(context, context.actor.id, taken));
}

/** All fields, or those that were asked for, in that order. */
function chooseColumns({ fields }: ObjectDefinition, names: readonly string[] | undefined): readonly FieldDefinition[] {
  if (!names) return fields;
  const all = [...fields, ...systemColumns];
  return [...new Set(names)].flatMap((name) => all.find((field) => field.name === name) ?? []);
}

function labelOf(definition: ObjectDefinition, field: FieldDefinition, language: Language): string {
  return systemColumns.includes(field)
    ? translate(language, `field.${field.name}` as MessageKey)
    : labelOfField(definition.name, field, language);
}

async function collect(
  context: Context,
  definition: ObjectDefinition,
  query: ListQuery,
): Promise<readonly CrmRecord[]> {
  const { fields: _columns, ...wholeRecords } = query;
  const records: CrmRecord[] = [];
  let cursor = query.cursor;
  do {
    const page = await listRecords(context, definition, {
      ...wholeRecords,
      limit: pageSize,
      ...(cursor !== undefined && { cursor }),
    });
    records.push(...(await joinTexts(context, page.data as readonly CrmRecord[])));
    if (records.length > maxRows) throw unsupported(definition, `an export of more than ${maxRows} rows`);
    cursor = page.page.next ?? undefined;
  } while (cursor !== undefined);
  return records;
}

/** Lists hold only the beginning of a long text. */
async function joinTexts(context: Context, records: readonly CrmRecord[]): Promise<readonly CrmRecord[]> {
  const cut = records.filter((record) => record.excerpts !== undefined);
  const items = await context.table.getMany(cut.map((record) => textKey(record.id)));
  const texts = new Map(items.map((item) => [item.pk, item.texts as Fields]));
  return records.map((record) => ({ ...record, ...texts.get(record.id) }));
}

export function toText(
  context: Context,
  definition: ObjectDefinition,
  field: FieldDefinition,
  value: unknown,
  language: Language,
): string {
  if (value === undefined || value === null) return '';
  const option = (one: unknown) => labelOfOption(definition.name, field, String(one), language);
  switch (field.type) {
    case 'enum':
      return option(value);
    case 'enums':
      return (value as readonly string[]).map(option).join(', ');
    case 'phones':
    case 'emails':
      return (value as readonly { readonly value: string }[]).map((one) => one.value).join(', ');
    case 'identifiers':
      return (value as readonly Identifier[])
        .filter(({ validTo }) => validTo === undefined)
        .map((one) => `${one.scheme} ${one.value}`)
        .join(', ');
    case 'addresses':
      return (value as readonly Record<string, string>[])
        .map(({ postalCode, city, street, region, country }) =>
          [street, postalCode, city, region, country].filter(Boolean).join(', '),
        )
        .join('; ');
    case 'coManagers':
      return (value as readonly CoManager[])
        .map(({ userId }) => context.directory.users.get(userId)?.name ?? userId)
        .join(', ');
    case 'credits':
      return (value as readonly Credit[])
        .map(({ userId, share }) => `${context.directory.users.get(userId)?.name ?? userId} ${share} %`)
        .join(', ');
    case 'items':
      return (value as readonly LineItem[])
        .map(({ name, productId, quantity, price }) => `${name ?? productId ?? ''} ${quantity} × ${price}`.trim())
        .join('; ');
    case 'links':
      return (value as readonly RecordLink[]).map(({ id }) => id).join(', ');
    case 'urls':
      return (value as readonly string[]).join(', ');
    case 'reference':
      return nameOfReference(context, field, String(value), language);
    default:
      return String(value);
  }
}

/** People and stages by name; other records by their id, which finds them again on import. */
function nameOfReference(context: Context, field: FieldDefinition, id: string, language: Language): string {
  if (field.to === 'users') return context.directory.users.get(id)?.name ?? id;
  if (field.to === 'stages') return findStage(id)?.name[language] ?? id;
  return id;
}
