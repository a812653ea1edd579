import { type CustomField, toFieldDefinition } from '#shared/model/custom-fields.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { type Definitions, definitions, withFields } from '#shared/model/objects/registry.ts';
import { fieldSetPrefix, organisationPk } from '#shared/store/keys/organisation.ts';
import type { Item, Table } from '#shared/store/table.ts';

/** The fields that a workspace has added to one object, in their order. */
export interface FieldSet {
  readonly object: ObjectName;
  /** 0: there never was one. */
  readonly version: number;
  readonly fields: readonly CustomField[];
}

export function toFieldSet({ data, version }: Item): FieldSet {
  return { ...(data as Pick<FieldSet, 'object' | 'fields'>), version: Number(version) };
}

/** Of those who work without anybody asking: one query. */
export async function loadDefinitions(table: Table): Promise<Definitions> {
  const { items } = await table.query({ pk: organisationPk, sk: { beginsWith: fieldSetPrefix }, consistent: true });
  return liveDefinitions(items.map(toFieldSet));
}

let last: { readonly key: string; readonly live: Definitions } | undefined;

/** The same definitions for the same fields, so that what is compiled from them is compiled once. */
export function liveDefinitions(sets: readonly FieldSet[]): Definitions {
  const used = sets.map(({ object, fields }) => [object, fields.filter(({ retired }) => !retired)] as const);
  const added = used.filter(([, fields]) => fields.length > 0);
  if (added.length === 0) return definitions;
  const key = JSON.stringify(added);
  if (last?.key !== key) {
    const live = withFields(
      Object.fromEntries(added.map(([object, fields]) => [object, fields.map(toFieldDefinition)])),
    );
    last = { key, live };
  }
  return last.live;
}
