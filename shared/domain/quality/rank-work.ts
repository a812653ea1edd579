import { toThousandths } from '#shared/model/money.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { QualityFacts } from '#shared/model/quality/quality.ts';
import type { Language } from '#shared/model/tenant.ts';
import { isHidden } from '../access/hidden-fields.ts';
import type { Context } from '../context.ts';
import { type Money, weighClients } from '../duplicates/at-stake.ts';
import { titleOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { describeQuality, type QualityIssue } from './describe-quality.ts';
import { ownFacts } from './scored.ts';

/** A record with what is to be mended of it. */
export interface WorkToDo {
  readonly object: string;
  readonly id: string;
  readonly title: string;
  readonly score: number;
  /** What mending everything adds to the score. */
  readonly gain: number;
  readonly atStake: readonly Money[];
  readonly issues: readonly QualityIssue[];
}

interface Wanted {
  readonly limit: number;
  /** Whether an issue is one that is looked for; absent: any is. */
  readonly isWanted?: (issue: QualityIssue) => boolean;
}

/**
 * What gains the most first, and of that what the most money depends on: a round trip for what is at stake.
 * @param facts by record, besides what it says itself
 */
export async function rankWork(
  context: Context,
  records: readonly StoredRecord[],
  facts: ReadonlyMap<string, QualityFacts>,
  { limit, isWanted = () => true }: Wanted,
  language: Language,
): Promise<{ readonly data: readonly WorkToDo[]; readonly more: boolean }> {
  const scored = records.map((record) => {
    const definition = context.directory.definitions[record.object];
    const known = { ...facts.get(record.id), ...ownFacts(record) };
    const { score, issues } = describeQuality(context, definition, record, known, language);
    const title = titleOf(definitions[record.object], record.data);
    return { object: record.object, id: record.id, title, score, gain: 100 - score, issues };
  });
  const wanted = scored.filter(({ issues }) => issues.some(isWanted)).toSorted((one, other) => other.gain - one.gain);
  const told = wanted.slice(0, limit);
  const stakes = await weighRecords(context, records, new Set(told.map(({ id }) => id)));
  const money = (id: string) =>
    toThousandths(stakes.get(id)?.find(({ currency }) => currency === context.tenant.currency)?.amount ?? '0');
  return {
    data: told
      .toSorted((one, other) => other.gain - one.gain || money(other.id) - money(one.id))
      .map((one) => ({ ...one, atStake: stakes.get(one.id) ?? [] })),
    more: wanted.length > limit,
  };
}

/** What a document comes to, or of a client what is open. */
async function weighRecords(
  context: Context,
  records: readonly StoredRecord[],
  told: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly Money[]>> {
  const shown = records.filter(({ id }) => told.has(id));
  const clients = shown.filter(({ object }) => object === 'companies').map(({ id }) => id);
  const others = shown.flatMap((record) => {
    const money = worthOf(context, record);
    return money ? [[record.id, [money]] as const] : [];
  });
  return new Map([...(await weighClients(context, clients)), ...others]);
}

function worthOf({ actor }: Context, { object, data }: StoredRecord): Money | undefined {
  const field = ['total', 'amount'].find((name) => typeof data[name] === 'string' && !isHidden(actor, object, name));
  const amount = field === undefined ? undefined : String(data[field]);
  return amount === undefined || typeof data.currency !== 'string' ? undefined : { amount, currency: data.currency };
}
