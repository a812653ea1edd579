import { type MessageKey, translate } from '#shared/model/messages/translate.ts';
import {
  type FieldDefinition,
  type ObjectDefinition,
  type ObjectName,
  systemColumns,
} from '#shared/model/objects/definition.ts';
import type { Definitions } from '#shared/model/objects/registry.ts';
import type { Language } from '#shared/model/tenant.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { labelOfField } from '#shared/model/words.ts';
import type { Context } from '../context.ts';

/** A column of a table: a field of the record itself, or of the one that a field of it names. */
export interface Column {
  readonly name: string;
  readonly definition: ObjectDefinition;
  /** Absent: the related record itself, by its title. */
  readonly field?: FieldDefinition;
  /** Of the record itself: what names the related one. */
  readonly by?: FieldDefinition;
}

/** The id, then all fields that the person may see, or those that were asked for, then what is told of related records. */
export function chooseColumns(
  { actor, directory }: Context,
  whole: ObjectDefinition,
  {
    fields,
    relations = [],
  }: { readonly fields?: readonly string[] | undefined; readonly relations?: readonly string[] | undefined },
): readonly Column[] {
  const definition = visibleDefinition(actor.permissions, whole);
  const all = [...definition.fields, ...systemColumns];
  const own = fields
    ? [...new Set(fields)].flatMap((name) => all.find((field) => field.name === name) ?? [])
    : definition.fields;
  return [
    ...own.map((field): Column => ({ name: field.name, definition, field })),
    ...[...new Set(relations)].flatMap(
      (path) => findRelation(actor.permissions, directory.definitions, definition, path) ?? [],
    ),
  ];
}

/** @param path `companyId` | `companyId.name` @returns nothing for what there is not, or is hidden from who asks */
export function findRelation(
  permissions: Context['actor']['permissions'],
  definitions: Definitions,
  definition: ObjectDefinition,
  path: string,
): Column | undefined {
  for (const by of definition.fields) {
    const isMeant = path === by.name || path.startsWith(`${by.name}.`);
    if (by.type !== 'reference' || !isMeant || by.to === undefined || !(by.to in definitions)) continue;
    const related = visibleDefinition(permissions, definitions[by.to as ObjectName]);
    if (path === by.name) return { name: path, definition: related, by };
    const field = [...related.fields, ...systemColumns].find(({ name }) => path === `${by.name}.${name}`);
    if (field) return { name: path, definition: related, field, by };
  }
  return undefined;
}

/** What people call it: of a related record with what it is to this one, `Company: Industry`. */
export function labelOfColumn(
  definition: ObjectDefinition,
  { field, by, definition: of }: Column,
  language: Language,
): string {
  const own = field && labelOf(of, field, language);
  if (!by) return own ?? '';
  const relation = labelOfField(definition.name, by, language);
  return own === undefined ? relation : `${relation}: ${own}`;
}

function labelOf(definition: ObjectDefinition, field: FieldDefinition, language: Language): string {
  return systemColumns.includes(field)
    ? translate(language, `field.${field.name}` as MessageKey)
    : labelOfField(definition.name, field, language);
}
