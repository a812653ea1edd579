import { describe, expect, it } from 'vitest';
import { currentShape, fromItem } from '#shared/domain/records/record-item.ts';
import { type ShapeUpgrades, upgradeShape } from '#shared/domain/records/shapes.ts';

const item = { pk: 'com_1', sk: 'REC', shape: 1, town: 'Lyon' };
const upgrades: ShapeUpgrades = [
  (old) => ({ ...old, towns: [old.town] }),
  (old) => ({ ...old, places: (old.towns as string[]).map((town) => ({ town })) }),
];

describe('upgradeShape', () => {
  it('takes an old item through every step to today', () => {
    expect(upgradeShape(item, 3, upgrades)).toMatchObject({ places: [{ town: 'Lyon' }] });
  });

  it('takes one of the shape before through the last step only', () => {
    const newer = { ...item, shape: 2, towns: ['Paris'] };
    expect(upgradeShape(newer, 3, upgrades)).toMatchObject({ places: [{ town: 'Paris' }] });
  });

  it('leaves one of today alone', () => {
    expect(upgradeShape({ ...item, shape: 3 }, 3, upgrades)).toEqual({ ...item, shape: 3 });
  });

  it('refuses what a newer release wrote', () => {
    expect(() => fromItem({ ...item, shape: currentShape + 1 })).toThrow(/newer release/);
  });
});
