import { toPlainItem } from './plain-value.ts';
import type { Item, Write } from './table.ts';

export type Update = Extract<Write, { readonly update: unknown }>;
type Container = Record<string, unknown>;

/**
 * The item after an update, by the rules of the table: an absent item is created, `add` counts from 0, a path must lead
 * through maps that exist.
 * @throws Error when a path leads nowhere
 */
export function applyUpdate(item: Item | undefined, { update, set = {}, add = {}, remove = [] }: Update): Item {
  const next: Container = { ...(item ?? { pk: update.pk, sk: update.sk }) };
  for (const [path, value] of Object.entries(set)) {
    if (value !== undefined) changeAt(next, path, () => value);
  }
  for (const [path, amount] of Object.entries(add)) changeAt(next, path, (old) => increase(old, amount, path));
  for (const path of remove) changeAt(next, path, () => undefined);
  return toPlainItem({ ...next, pk: update.pk, sk: update.sk });
}

function changeAt(item: Container, path: string, change: (old: unknown) => unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let container = item;
  for (const name of names) {
    const inner = container[name];
    if (!isMap(inner)) throw new Error(`the path ${path} leads nowhere: ${name} is no map`);
    const copy = { ...inner };
    container[name] = copy;
    container = copy;
  }
  container[last] = change(container[last]);
}

function increase(old: unknown, amount: number, path: string): number {
  if (old !== undefined && typeof old !== 'number') throw new Error(`${path} is no number and cannot be increased`);
  return (old ?? 0) + amount;
}

function isMap(value: unknown): value is Container {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
