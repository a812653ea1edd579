import * as z from 'zod/mini';
import { fieldSchema } from './field-schemas.ts';
import { type LocalizedText, objectNames } from './objects/definition.ts';
import { type Definitions, definitions, findField } from './objects/registry.ts';
import { actions, capabilities, fieldLimits, type Permissions, scopes } from './permissions.ts';
import { type FieldProblem, type FieldProblemCode, Problem } from './problems.ts';
import { languages } from './tenant.ts';
import { checkBody, escapePointer } from './validation.ts';
import { canBeLimited } from './visible-definition.ts';

/** One text for all, or one for each language. */
export type RoleName = LocalizedText;

/** What an administrator says of a role of the workspace's own. */
export interface RoleInput extends Permissions {
  readonly name: RoleName;
}

const code = (error: FieldProblemCode) => ({ error });
const eachOf = <Key extends string, Schema extends z.ZodMiniType>(keys: readonly Key[], schema: Schema) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, schema])) as Record<Key, Schema>, code('type'));

const name = fieldSchema({ name: 'name', type: 'text', max: 80 }) as z.ZodMiniType<string>;
/** The `id` names it in the OpenAPI document, which would hold it once for each object otherwise. */
const rights = eachOf(actions, z._default(z.enum(scopes, code('option')), 'none')).register(z.globalRegistry, {
  id: 'RoleRights',
});
const limits = z.record(z.string(), z.enum(fieldLimits, code('option')), code('type'));

/** What is not said is not allowed. */
export const roleSchema = z.strictObject(
  {
    name: z.union([name, eachOf(languages, name)], code('type')),
    objects: z.prefault(eachOf(objectNames, z.prefault(rights, {})), {}),
    fields: z._default(eachOf(objectNames, z.optional(limits)), {}),
    capabilities: z._default(z.array(z.enum(capabilities, code('option')), code('type')), []),
  },
  code('type'),
);

/** @throws Problem `validation.failed` */
export function readRole(body: unknown, live: Definitions = definitions): RoleInput {
  const input = checkBody(roleSchema, body);
  const errors = Object.values(live).flatMap((definition) =>
    Object.entries(input.fields[definition.name] ?? {}).flatMap(([fieldName, limit]): readonly FieldProblem[] => {
      const field = findField(definition, fieldName);
      const pointer = `/fields/${definition.name}/${escapePointer(fieldName)}`;
      if (!field) return [{ pointer, code: 'unknown_field' }];
      return canBeLimited(definition, field, limit) ? [] : [{ pointer, code: 'option' }];
    }),
  );
  if (errors.length > 0) throw new Problem('validation.failed', { errors });
  return { ...input, capabilities: [...new Set(input.capabilities)] };
}

/** JSON merge patch (RFC 7396): null removes, objects are merged, everything else is replaced. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
