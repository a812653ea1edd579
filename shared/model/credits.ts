import { toThousandths } from './money.ts';

/** Who had what part in a sale. */
export interface Credit {
  readonly userId: string;
  /** Percent, a decimal string with at most three decimals. */
  readonly share: string;
}

/** All of it, in thousandths of a percent. */
const whole = 100_000;

/** Whether everybody is named once and the shares are all of it. */
export function isWhole(credits: readonly Credit[]): boolean {
  return credits.reduce((sum, { share }) => sum + toThousandths(share), 0) === whole;
}

export interface CreditedAmount {
  readonly userId: string;
  readonly amount: number;
}

/**
 * Each one's part of a sum, so that the parts add up to it exactly: what is left after rounding down goes to those who lost
 * most by it, one thousandth each.
 * @param amount whole thousandths @param credits which are all of it
 */
export function splitAmount(amount: number, credits: readonly Credit[]): readonly CreditedAmount[] {
  const sign = amount < 0 ? -1 : 1;
  const size = BigInt(Math.abs(amount));
  const parts = credits.map(({ userId, share }, at) => {
    const exact = size * BigInt(toThousandths(share));
    return { userId, at, floor: Number(exact / BigInt(whole)), rest: exact % BigInt(whole) };
  });
  const left = Math.abs(amount) - parts.reduce((sum, { floor }) => sum + floor, 0);
  const byLoss = parts.toSorted((one, other) =>
    one.rest === other.rest ? one.at - other.at : one.rest > other.rest ? -1 : 1,
  );
  const lucky = new Set(byLoss.slice(0, left).map(({ at }) => at));
  return parts.map(({ userId, at, floor }) => ({ userId, amount: sign * (floor + (lucky.has(at) ? 1 : 0)) || 0 }));
}

/**
 * The shares when one more has a part, which all others give in proportion; who has one already keeps it.
 * @param credits none: all of it is the owner's @param share percent, above 0 and at most 100
 */
export function shareWith(
  credits: readonly Credit[],
  { ownerId, userId, share }: { readonly ownerId: string; readonly userId: string; readonly share: string },
): readonly Credit[] {
  if (credits.some((one) => one.userId === userId)) return credits;
  const former = credits.length > 0 ? credits : [{ userId: ownerId, share: '100' }];
  const kept = splitAmount(whole - toThousandths(share), former).filter(({ amount }) => amount > 0);
  return [...kept.map((one) => ({ userId: one.userId, share: String(one.amount / 1000) })), { userId, share }];
}
