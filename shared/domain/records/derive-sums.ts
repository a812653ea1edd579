import { type LineItem, sumItems } from '#shared/model/line-items.ts';
import { toThousandths } from '#shared/model/money.ts';
import { type FieldProblem, Problem } from '#shared/model/problems.ts';
import type { Fields } from '#shared/model/records.ts';
import type { Derivation } from './derivation.ts';

/** What a field of money holds: 11 digits and two decimals. */
const longestSum = 14;

/**
 * What the items come to: `net`, `vat` and `total` of a document, the `amount` of a deal. A deal without items keeps the
 * amount that somebody gave it.
 * @throws Problem `validation.failed`
 */
export function deriveSums({ before, after }: Derivation): Fields {
  const { net: _net, vat: _vat, total: _total, ...rest } = after;
  const items = (after.items as readonly LineItem[] | undefined) ?? [];
  if (items.length === 0) return rest;
  const sums = sumItems(items);
  if (sums.total.replace('-', '').length > longestSum) throw refuse({ pointer: '/items', code: 'too_large' });
  if (!('stageId' in after)) return { ...rest, ...sums };
  const isGiven = after.amount !== undefined && after.amount !== before.amount;
  if (isGiven && toThousandths(String(after.amount)) !== toThousandths(sums.net))
    throw refuse({ pointer: '/amount', code: 'contradiction' });
  return { ...rest, amount: sums.net };
}

function refuse(error: FieldProblem): Problem {
  return new Problem('validation.failed', { errors: [error] });
}
