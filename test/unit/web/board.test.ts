import { describe, expect, it } from 'vitest';
import type { CrmRecord } from '#shared/model/records.ts';
import { placeCards, shiftFigures } from '../../../web/src/features/board/board-cards.ts';

const deal = (id: string, fields: Partial<CrmRecord> = {}): CrmRecord => ({
  id,
  object: 'deals',
  version: 1,
  createdAt: '2026-11-01T10:00:00.000Z',
  createdBy: 'seller1',
  updatedAt: '2026-11-01T10:00:00.000Z',
  updatedBy: 'seller1',
  stageId: 'needs',
  ownerId: 'seller1',
  currency: 'EUR',
  ...fields,
});
const idsOf = (cards: readonly CrmRecord[]) => cards.map(({ id }) => id);
const movedTo = (...deals: readonly CrmRecord[]) => new Map(deals.map((one) => [one.id, one]));
const needs = { stageId: 'needs', kind: 'open' } as const;

describe('the cards of a column', () => {
  const listed = [
    deal('a', { expectedCloseDate: '2026-11-10' }),
    deal('b', { expectedCloseDate: '2026-11-20' }),
    deal('c'),
  ];

  it('are those of the server, in its order', () => {
    expect(placeCards(listed, new Map(), needs)).toEqual(listed);
  });

  it('lose at once what was moved away, whatever the server still lists', () => {
    expect(idsOf(placeCards(listed, movedTo(deal('b', { stageId: 'won' })), needs))).toEqual(['a', 'c']);
    expect(idsOf(placeCards(listed, movedTo(deal('b', { stageId: 'won', version: 2 })), needs))).toEqual(['a', 'c']);
  });

  it('gain at its place what was moved here, and only once', () => {
    const moved = movedTo(deal('d', { expectedCloseDate: '2026-11-15', version: 2 }));
    expect(idsOf(placeCards(listed, moved, needs))).toEqual(['a', 'd', 'b', 'c']);
    const caughtUp = placeCards([...listed, deal('d', { expectedCloseDate: '2026-11-15', version: 2 })], moved, needs);
    expect(idsOf(caughtUp).filter((id) => id === 'd')).toHaveLength(1);
  });

  it('follow the server again when somebody else has moved the deal since', () => {
    const back = [deal('b', { version: 3 })];
    expect(placeCards(back, movedTo(deal('b', { stageId: 'won', version: 2 })), needs)).toEqual(back);
  });

  it('of closed deals begin with the latest', () => {
    const won = { stageId: 'won', kind: 'won' } as const;
    const old = deal('x', { stageId: 'won', updatedAt: '2026-10-01T00:00:00.000Z' });
    const latest = deal('y', { stageId: 'won', updatedAt: '2026-11-22T00:00:00.000Z' });
    expect(idsOf(placeCards([old], movedTo(latest), won))).toEqual(['y', 'x']);
  });

  it('of one owner gain no deals of others', () => {
    const moved = movedTo(deal('d', { ownerId: 'seller2' }));
    expect(idsOf(placeCards(listed, moved, { ...needs, ownerId: 'seller1' }))).toEqual(['a', 'b', 'c']);
  });
});

describe('the figures of the stages', () => {
  const rows = [
    { stageId: 'needs', currency: 'EUR', count: 2, amount: '10.10' },
    { stageId: 'needs', currency: 'RUB', count: 1, amount: '7.00' },
    { stageId: 'won', currency: 'EUR', count: 1, amount: '0.20' },
  ];

  it('go with the deal, each currency by itself, and back again', () => {
    const one = deal('a', { amount: '10.005' });
    const after = shiftFigures(rows, one, 'won');
    expect(after).toEqual([
      { stageId: 'needs', currency: 'EUR', count: 1, amount: '0.095' },
      rows[1],
      { stageId: 'won', currency: 'EUR', count: 2, amount: '10.205' },
    ]);
    expect(shiftFigures(after, { ...one, stageId: 'won' }, 'needs')).toEqual(rows);
  });

  it('begin where there were none, also for a deal without an amount', () => {
    expect(shiftFigures(rows, deal('a'), 'lost').at(-1)).toEqual({
      stageId: 'lost',
      currency: 'EUR',
      count: 1,
      amount: '0.00',
    });
  });
});
