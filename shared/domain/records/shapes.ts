import type { Item } from '#shared/store/table.ts';

/** Turns an item of shape n into shape n + 1; index 0 upgrades shape 1. Stored items are never rewritten at once. */
export type ShapeUpgrades = readonly ((item: Item) => Item)[];

const upgrades: ShapeUpgrades = [];

/**
 * The item in today's shape, whatever release wrote it.
 * @throws Error when a newer release than this one wrote it: guessing would lose what it knows
 */
export function upgradeShape(item: Item, current: number, steps: ShapeUpgrades = upgrades): Item {
  const shape = item.shape as number;
  if (shape > current) throw new Error(`item ${item.pk} has shape ${shape}, written by a newer release than this one`);
  return steps.slice(shape - 1, current - 1).reduce((upgraded, step) => step(upgraded), item);
}
