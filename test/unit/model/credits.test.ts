import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWhole, shareWith, splitAmount } from '#shared/model/credits.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { validateFields } from '#shared/model/validation.ts';

/** Shares of several people that come to all of it, in thousandths of a percent. */
const credits = fc
  .uniqueArray(fc.integer({ min: 1, max: 99_999 }), { maxLength: 9 })
  .map((cuts) => [0, ...cuts.toSorted((one, other) => one - other), 100_000])
  .map((cuts) => cuts.slice(1).map((cut, at) => ({ userId: `u${at}`, share: String((cut - (cuts[at] ?? 0)) / 1000) })));
const amounts = fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 });

describe('sales credits', () => {
  it('split a sum so that the parts add up to it, each less than a thousandth from its share', () => {
    fc.assert(
      fc.property(amounts, credits, (amount, shares) => {
        expect(isWhole(shares)).toBe(true);
        const parts = splitAmount(amount, shares);
        expect(parts.reduce((sum, part) => sum + part.amount, 0)).toBe(amount);
        for (const [at, part] of parts.entries()) {
          const exact = (amount * Number(shares[at]?.share)) / 100;
          expect(Math.abs(part.amount - exact)).toBeLessThanOrEqual(1 + Math.abs(exact) * 1e-12);
        }
      }),
    );
  });

  it('give what is left to those who lost most', () => {
    const third = (userId: string, share: string) => ({ userId, share });
    const parts = splitAmount(100, [third('a', '33.333'), third('b', '33.333'), third('c', '33.334')]);
    expect(parts.map(({ amount }) => amount)).toEqual([33, 33, 34]);
  });

  it('stay all of it when one more has a part, which is as large as they took', () => {
    const share = fc.integer({ min: 1, max: 100 }).map(String);
    fc.assert(
      fc.property(credits, share, (shares, part) => {
        const shared = shareWith(shares, { ownerId: 'u0', userId: 'new', share: part });
        expect(isWhole(shared)).toBe(true);
        expect(shared.at(-1)).toEqual({ userId: 'new', share: part });
        expect(shareWith(shared, { ownerId: 'u0', userId: 'new', share: '1' })).toEqual(shared);
      }),
    );
    expect(shareWith([], { ownerId: 'a', userId: 'b', share: '50' })).toEqual([
      { userId: 'a', share: '50' },
      { userId: 'b', share: '50' },
    ]);
  });

  it.each([
    ['less than all of it', [{ userId: 'a', share: '99.999' }], '/credits', 'shares'],
    [
      'somebody twice',
      [
        { userId: 'a', share: '50' },
        { userId: 'a', share: '50' },
      ],
      '/credits/1/userId',
      'same_person',
    ],
    ['no number', [{ userId: 'a', share: 'half' }], '/credits/0/share', 'format'],
  ])('are refused with a pointer: %s', (_what, value, pointer, code) => {
    const check = () => validateFields(definitions.deals, { credits: value }, 'patch');
    expect(check).toThrow(Problem);
    try {
      check();
    } catch (error) {
      expect((error as Problem).details.errors).toEqual([{ pointer, code }]);
    }
  });
});
