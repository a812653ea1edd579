import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectNames } from '#shared/model/objects/definition.ts';
import { definitions, findField } from '#shared/model/objects/registry.ts';
import { weeksAfter } from '#shared/model/quality/days.ts';
import { findLosses } from '#shared/model/quality/find-losses.ts';
import { isJunk } from '#shared/model/quality/junk.ts';
import { addSums, noSums, profileOf, sumsOn } from '#shared/model/quality/profile.ts';
import type { Loss, QualityFacts, ScoredRecord } from '#shared/model/quality/quality.ts';
import { bonusOf, scoreRecord } from '#shared/model/quality/score.ts';
import { canBeWaived, waiverName } from '#shared/model/quality/waived.ts';
import { scoredCase, someDay, someValue } from '#test/support/scored-record.ts';

const runs = { numRuns: 500 };

describe('the score of a record', () => {
  it('is a whole number from 0 to 100, as is that of each dimension, and 100 less what is lost', () => {
    fc.assert(
      fc.property(scoredCase, someDay, ({ definition, record, facts }, day) => {
        const { score, dimensions, issues } = scoreRecord(definition, record, facts, day);
        for (const one of [score, ...Object.values(dimensions)]) {
          expect(Number.isInteger(one) && one >= 0 && one <= 100).toBe(true);
        }
        const lost = issues.reduce((sum, { points }) => sum + points, 0);
        expect(score).toBe(Math.min(100, Math.max(0, 100 - lost + bonusOf(facts))));
        expect(issues.every(({ points }) => Number.isInteger(points) && points > 0)).toBe(true);
      }),
      runs,
    );
  });

  it('never falls when a missing field is filled, whatever with', () => {
    const someCase = scoredCase.chain((one) => {
      const missing = findLosses(one.definition, one.record, one.facts).filter(({ rule }) =>
        rule.startsWith('missing'),
      );
      const field = fc.constantFrom(...(missing.length > 0 ? missing.map((loss) => loss.field) : ['']));
      return field.chain((name) => {
        const known = findField(one.definition, name);
        return fc
          .record({ one: fc.constant(one), name: field, value: known ? someValue(known) : fc.constant(null) })
          .map((drawn) => ({ ...drawn, name }));
      });
    });
    fc.assert(
      fc.property(someCase, someDay, ({ one, name, value }, day) => {
        fc.pre(value !== null);
        const filled = { ...one.record, data: { ...one.record.data, [name]: value } };
        const before = scoreRecord(one.definition, one.record, one.facts, day);
        const after = scoreRecord(one.definition, filled, one.facts, day);
        expect(after.score, `${one.definition.name}.${name}`).toBeGreaterThanOrEqual(before.score);
      }),
      runs,
    );
  });

  it('never falls by what is said of a field', () => {
    fc.assert(
      fc.property(scoredCase, someDay, someDay, ({ definition, record, facts }, day, said) => {
        const { issues, score } = scoreRecord(definition, record, facts, day);
        for (const { field } of issues) {
          const unknown = scoreRecord(definition, record, { ...facts, answers: { unknown: { [field]: said } } }, day);
          const confirmed = scoreRecord(
            definition,
            record,
            { ...facts, answers: { confirmed: { [field]: said } } },
            day,
          );
          expect(unknown.score).toBeGreaterThanOrEqual(score);
          expect(confirmed.score).toBeGreaterThanOrEqual(score);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('keeps what is waived until its day, whatever it is of, and loses no more afterwards than before', () => {
    fc.assert(
      fc.property(scoredCase, someDay, someDay, someDay, ({ definition, record, facts }, asked, until, day) => {
        for (const issue of scoreRecord(definition, record, facts, asked).issues) {
          const waived = { [waiverName(issue)]: until };
          const told = { ...facts, answers: { ...facts.answers, waived } };
          const name = `${definition.name}: ${waiverName(issue)}`;
          const [plain, spared] = [facts, told].map((one) => scoreRecord(definition, record, one, day).issues);
          const isSpared = canBeWaived(issue) && day < until;
          const left = (plain ?? []).filter((one) => !isSpared || waiverName(one) !== waiverName(issue));
          const keyOf = ({ field, rule, points }: Loss) => `${field} ${rule} ${points}`;
          expect(spared?.map(keyOf), name).toEqual(left.map(keyOf));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('asks everything of one record for at most 75 points', () => {
    for (const object of objectNames) {
      const losses = findLosses(definitions[object], recordOf(object, {}), {});
      const asked = losses.filter(({ dimension }) => dimension === 'completeness');
      expect(asked.length, object).toBeGreaterThan(0);
      expect(sum(asked), object).toBeLessThanOrEqual(75);
    }
  });

  it('rises by merging duplicates, and falls by having them', () => {
    const scoreWith = (facts: QualityFacts) => scoreRecord(definitions.companies, company, facts, '2026-11-20').score;
    expect(scoreWith({ certain: 1 })).toBe(scoreWith({}) - 15);
    expect(scoreWith({ certain: 1, probable: 4 })).toBe(scoreWith({}) - 20);
    expect(scoreWith({ certain: 1, merged: 2 })).toBe(scoreWith({}) - 9);
    expect(scoreWith({ merged: 9 })).toBe(100);
  });
});

describe('figures by day', () => {
  it('are the sum of the steps up to that day, on every day', () => {
    const belonging = fc.record(
      {
        ownerId: fc.constant('seller1'),
        createdBy: fc.constantFrom('seller1', 'manager'),
        createdAt: someDay,
        ownerSince: someDay,
        isImported: fc.boolean(),
      },
      { requiredKeys: ['ownerId', 'createdBy', 'createdAt', 'isImported'] },
    );
    fc.assert(
      fc.property(
        scoredCase,
        belonging,
        fc.array(someDay, { maxLength: 8 }),
        ({ definition, record, facts }, whose, days) => {
          const losses = findLosses(definition, record, facts);
          const steps = profileOf(losses, bonusOf(facts), whose, '0000-00-00');
          for (const day of [...days, ...steps.map((step) => step.day)]) {
            const summed = steps
              .filter((step) => step.day <= day)
              .reduce((all, step) => addSums(all, step.sums), noSums);
            expect(summed).toEqual(sumsOn(losses, bonusOf(facts), whose, day));
          }
        },
      ),
      runs,
    );
  });
});

describe('what is lost', () => {
  const rulesOf = (
    object: 'companies' | 'contacts' | 'deals',
    data: object,
    facts: QualityFacts = {},
    day = '2026-11-20',
  ) =>
    scoreRecord(definitions[object], recordOf(object, data), facts, day).issues.map(
      ({ field, rule }) => `${field} ${rule}`,
    );

  it('names junk, wrong numbers and columns that were mixed up', () => {
    expect(rulesOf('companies', { ...company.data, industry: 'нет' })).toEqual(['industry junk']);
    const raw = { ...company.data, phones: [{ value: '0033-199003959' }] };
    expect(rulesOf('companies', raw)).toEqual([]);
    expect(rulesOf('companies', { ...company.data, name: '8 (495) 123-45-67' })).toEqual(['name name.digits']);
    expect(rulesOf('companies', { ...company.data, phones: [{ value: 'спросить Ирину' }], emails: [] })).toEqual([
      'phones phone.format',
    ]);
    const identifiers = [{ scheme: 'FR-SIREN', value: '732829321' }];
    expect(rulesOf('companies', { ...company.data, identifiers })).toEqual(['identifiers number.checksum']);
    expect(rulesOf('companies', { ...company.data, country: 'RU' })).toEqual(['country country.number']);
  });

  it('depends on role and stage', () => {
    const { identifiers: _none, ...others } = company.data;
    expect(rulesOf('companies', { ...others, roles: ['prospect'] })).toEqual([]);
    expect(rulesOf('companies', { ...others, roles: ['client'] })).toEqual(['identifiers missing']);
    const deal = { title: 'Pumps', companyId: 'com', productCategory: 'Pumps' };
    expect(rulesOf('deals', { ...deal, stageId: 'qualification' })).toEqual([]);
    expect(rulesOf('deals', { ...deal, stageId: 'lost' })).toEqual(['lostReason missing']);
  });

  it('grows old on Mondays, counted from the last talk', () => {
    expect(weeksAfter('2026-11-20T10:00:00Z', 0)).toBe('2026-11-23');
    expect(rulesOf('companies', company.data, {}, '2027-02-21')).toEqual([]);
    expect(rulesOf('companies', company.data, {}, '2027-02-22')).toEqual(['lastContactAt contact.old']);
    expect(rulesOf('companies', company.data, { lastContactAt: '2027-01-18' }, '2027-02-22')).toEqual([]);
  });

  it('counts half for what is not known yet, and all of it when it is to be asked again', () => {
    const { industry: _none, ...data } = company.data;
    const answers = { unknown: { industry: '2026-12-01' } };
    expect(rulesOf('companies', data, { answers })).toEqual(['industry missing.later']);
    expect(rulesOf('companies', data, { answers }, '2026-12-01')).toEqual(['industry missing']);
  });

  it('is only of fields that the definition knows', () => {
    const narrow = {
      ...definitions.companies,
      fields: definitions.companies.fields.filter(({ name }) => name !== 'phones' && name !== 'paymentTerms'),
    };
    const losses = findLosses(narrow, recordOf('companies', { name: 'Blanc' }), {});
    expect(losses.some(({ field }) => field === 'phones' || field === 'paymentTerms' || field === 'emails')).toBe(
      false,
    );
  });
});

describe('isJunk', () => {
  it.each([
    '123',
    '12345',
    '000',
    'нет',
    'НЕТ!',
    'asdf',
    'qwerty',
    'test',
    'Тест',
    '-',
    '--',
    '...',
    'n/a',
    'xxx',
    'ааааа',
    'фыва',
    'не знаю',
  ])('knows %s', (text) => expect(isJunk(text)).toBe(true));
  it.each(['x', 'IT', '3M', 'Нетология', 'Test Drive Ltd', '2024', 'ООО «Ромашка»', 'Nonna', '31', 'Fret', '王'])(
    'leaves %s alone',
    (text) => expect(isJunk(text)).toBe(false),
  );
});

const company: ScoredRecord = recordOf('companies', {
  name: 'Blanc SA',
  roles: ['client'],
  status: 'active',
  source: 'call',
  industry: 'Freight',
  country: 'FR',
  paymentTerms: '30 days',
  identifiers: [{ scheme: 'FR-SIREN', value: '732829320' }],
  phones: [{ value: '+33 6 39 98 00 01', e164: '+33639980001' }],
  emails: [{ value: 'info@client.example', canonical: 'info@client.example' }],
  addresses: [{ city: 'Lyon' }],
});

function recordOf(object: ScoredRecord['object'], data: object): ScoredRecord {
  const at = '2026-11-20T10:00:00.000Z';
  return { object, createdAt: at, updatedAt: at, updatedBy: 'seller1', data: { ...data } };
}

function sum(losses: readonly { readonly points: number }[]): number {
  return losses.reduce((total, { points }) => total + points, 0);
}
