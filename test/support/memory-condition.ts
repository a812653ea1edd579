import type { Condition, Item } from '#shared/store/table.ts';
import { compareUtf8 } from '#shared/store/utf8-order.ts';

type Comparison = Extract<Condition, { readonly value: unknown }>;

/** Whether an item meets a condition, by DynamoDB's rules: values of different types are never equal nor in any order. */
export function meetsCondition(item: Item | undefined, condition: Condition | undefined): boolean {
  if (condition === undefined) return true;
  if ('any' in condition) return requireSome(condition.any).some((part) => meetsCondition(item, part));
  if ('all' in condition) return requireSome(condition.all).every((part) => meetsCondition(item, part));
  const actual = readPath(item, condition.attribute);
  if ('value' in condition) return compare(actual, condition);
  return (actual === undefined) === (condition.op === 'absent');
}

function requireSome(conditions: readonly Condition[]): readonly Condition[] {
  if (conditions.length === 0) throw new Error('a condition of no parts says nothing: leave it out');
  return conditions;
}

function compare(actual: unknown, { op, value }: Comparison): boolean {
  switch (op) {
    case 'eq':
      return actual === value;
    case 'ne':
      return actual !== value;
    case 'beginsWith':
      return typeof actual === 'string' && actual.startsWith(String(value));
    case 'contains':
      return typeof actual === 'string'
        ? actual.includes(String(value))
        : Array.isArray(actual) && actual.includes(value);
    default:
      return isOrdered(op, compareValues(actual, value));
  }
}

function isOrdered(op: 'lt' | 'lte' | 'gt' | 'gte', order: number | undefined): boolean {
  if (order === undefined) return false;
  if (op === 'lt') return order < 0;
  if (op === 'lte') return order <= 0;
  return op === 'gt' ? order > 0 : order >= 0;
}

function compareValues(actual: unknown, value: unknown): number | undefined {
  if (typeof actual === 'number' && typeof value === 'number') return actual - value;
  return typeof actual === 'string' && typeof value === 'string' ? compareUtf8(actual, value) : undefined;
}

function readPath(item: Item | undefined, path: string): unknown {
  let value: unknown = item;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}
