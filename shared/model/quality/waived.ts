import { latest } from './days.ts';
import type { Loss, QualityRule } from './quality.ts';

/** Whether a pair is one record is said of the pair: it is not waived. */
export function canBeWaived({ dimension }: Pick<Loss, 'dimension'>): boolean {
  return dimension !== 'uniqueness';
}

/** What is missing and what is not known yet are one question. */
function family(rule: QualityRule): QualityRule {
  return rule === 'missing.later' ? 'missing' : rule;
}

/** Under which a record keeps until when a rule does not count for a field. */
export function waiverName({ field, rule }: Pick<Loss, 'field' | 'rule'>): string {
  return `${field} ${family(rule)}`;
}

/** The same losses, each from the day on that its waiver ends. @param waived days by `waiverName` */
export function withoutWaived(losses: readonly Loss[], waived: Readonly<Record<string, string>> = {}): readonly Loss[] {
  return losses.flatMap((loss) => {
    const end = canBeWaived(loss) ? waived[waiverName(loss)] : undefined;
    if (end === undefined) return [loss];
    const from = latest(loss.from, end);
    return loss.until !== undefined && loss.until <= from ? [] : [{ ...loss, from }];
  });
}
