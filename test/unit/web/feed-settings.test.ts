import { expect, it } from 'vitest';
import { settingsOfFeed, settingsOfPlan } from '../../../web/src/features/feeds/feed-settings-of.ts';

it('a feed takes over everything that a plan was made by, its system beside it, and gives it back', () => {
  const order = {
    mapping: { Code: 'externalId', Name: 'name' },
    match: ['externalId'],
    duplicates: { certain: 'update' },
    values: { Name: { '-': null } },
    defaults: { accountManagerId: 'usr_1' },
    notify: false,
    delimiter: ';',
    system: 'shop',
  } as const;
  const { system, ...settings } = order;
  expect(settingsOfFeed(order)).toEqual(settings);
  expect(settingsOfPlan({ settings, system })).toEqual(order);
  expect(settingsOfPlan({ settings: { mapping: { Code: 'externalId', Extra: null } }, system })).toEqual({
    mapping: { Code: 'externalId' },
    match: 'none',
    system,
  });
});
