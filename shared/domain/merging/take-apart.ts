import { isDeepStrictEqual } from 'node:util';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import type { FieldChange } from '../records/audit.ts';
import { isUnited } from './unite.ts';

interface TakenApart {
  readonly data: Fields;
  /** Fields that somebody changed since, and which therefore stay. */
  readonly kept: readonly string[];
}

/**
 * The survivor without what a merge brought it. Of a list only those entries go that came by the merge; any other field that
 * no longer holds what the merge gave it stays as it is. Values of people who were erased do not come back.
 * @param current as the survivor is now, @param changes by the merge
 */
export function takeApart(definition: ObjectDefinition, current: Fields, changes: readonly FieldChange[]): TakenApart {
  const results = changes
    .filter(({ erased }) => !erased)
    .map((change) => ({ field: change.field, ...takeFieldApart(definition, current[change.field] ?? null, change) }));
  const restored = Object.fromEntries(results.map(({ field, value }) => [field, value]));
  return {
    data: Object.fromEntries(Object.entries({ ...current, ...restored }).filter(([, value]) => value !== null)),
    kept: results.filter(({ isKept }) => isKept).map(({ field }) => field),
  };
}

function takeFieldApart(definition: ObjectDefinition, current: unknown, change: FieldChange) {
  if (isDeepStrictEqual(current, change.new)) return { value: change.old, isKept: false };
  const field = findField(definition, change.field);
  if (!field || !isUnited(field)) return { value: current, isKept: !isDeepStrictEqual(current, change.old) };
  const before = listOf(change.old);
  const merged = listOf(change.new);
  const came = merged.filter((entry) => !isIn(before, entry));
  const went = before.filter((entry) => !isIn(merged, entry));
  const rest = listOf(current).filter((entry) => !isIn(came, entry));
  const value = [...rest, ...went.filter((entry) => !isIn(rest, entry))];
  return { value: value.length > 0 ? value : null, isKept: !isDeepStrictEqual(value, before) };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isIn(list: readonly unknown[], entry: unknown): boolean {
  return list.some((one) => isDeepStrictEqual(one, entry));
}
