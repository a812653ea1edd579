import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { debtorOf } from '#shared/model/quality/debtor.ts';
import type { Dimension, Loss, QualityFacts, QualityRule } from '#shared/model/quality/quality.ts';
import { scoreRecord } from '#shared/model/quality/score.ts';
import { fixElsewhere, ruleWords } from '#shared/model/quality/words.ts';
import type { Language } from '#shared/model/tenant.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import type { Context } from '../context.ts';
import { masteredFields } from '../mastery/require-free.ts';
import { dayIn } from '../organisation/calendar.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { belongingOf, toScored } from './scored.ts';

export interface QualityIssue {
  readonly dimension: Dimension;
  readonly field: string;
  readonly rule: QualityRule;
  readonly points: number;
  readonly message: string;
  readonly fix: string;
  /** Of what is not known yet: when to ask again. */
  readonly askOn?: string;
  /** The system that keeps the field, and where alone it is mended; absent: here. */
  readonly keptIn?: string;
  /** Whom it counts against; of what another system keeps, who answers for its feed; null: nobody, for the time being. */
  readonly owner: { readonly id: string; readonly name: string } | null;
}

export interface RecordQuality {
  readonly score: number;
  readonly dimensions: Readonly<Record<Dimension, number>>;
  readonly issues: readonly QualityIssue[];
  /** With these the browser comes to the same score while somebody types. */
  readonly facts: QualityFacts;
  readonly asOf: string;
}

/** The record's quality as far as the actor may know its fields. */
export function describeQuality(
  context: Context,
  definition: ObjectDefinition,
  record: StoredRecord,
  facts: QualityFacts,
  language: Language,
): RecordQuality {
  const visible = visibleDefinition(context.actor.permissions, definition);
  const told = visibleFacts(visible, facts);
  const asOf = today(context);
  const { issues, ...figures } = scoreRecord(visible, toScored(record), told, asOf);
  const mastered = masteredFields(context, record);
  // Two records are made one here, whatever names them.
  const keeperOf = ({ dimension, field }: Loss) => (dimension === 'uniqueness' ? undefined : mastered.get(field));
  const ownerOf = (issue: Loss) => {
    const id = keeperOf(issue)?.ownerId ?? debtorOf(belongingOf(record), issue, asOf);
    return id === null ? null : { id, name: context.directory.users.get(id)?.name ?? '' };
  };
  return {
    ...figures,
    issues: issues.map((issue) => {
      const { dimension, field, rule, points, until } = issue;
      const askOn = rule === 'missing.later' && until !== undefined ? { askOn: until } : {};
      const system = keeperOf(issue)?.system;
      const elsewhere = system === undefined ? {} : { fix: fixElsewhere(language, system), keptIn: system };
      const words = { ...ruleWords[language][rule], ...elsewhere };
      return { dimension, field, rule, points, ...words, ...askOn, owner: ownerOf(issue) };
    }),
    facts: told,
    asOf,
  };
}

/** What is said about a field that somebody may not see is not for them either. */
export function visibleFacts({ fields }: ObjectDefinition, facts: QualityFacts): QualityFacts {
  const known = new Set(fields.map(({ name }) => name));
  const { answers, isElsewhere, registered, ...others } = facts;
  const only = (said: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(said).filter(([name]) => known.has(name)));
  const waived = Object.entries(answers?.waived ?? {}).filter(([name]) => {
    const field = name.split(' ')[0] ?? '';
    return known.has(field) || field === 'lastContactAt';
  });
  return {
    ...others,
    ...(isElsewhere && known.has('contactId') && known.has('companyId') && { isElsewhere }),
    ...(registered && known.has('identifiers') && known.has('status') && { registered }),
    ...(answers && {
      answers: {
        unknown: only(answers.unknown),
        confirmed: only(answers.confirmed),
        ...(waived.length > 0 && { waived: Object.fromEntries(waived) }),
      },
    }),
  };
}

export function today(context: Pick<Context, 'tenant' | 'now'>): string {
  return dayIn(context.tenant.timeZone, context.now());
}
