import { assert, constantFrom, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aspects, placeOf } from '#shared/domain/duplicates/model/aspects.ts';
import { bandOf } from '#shared/domain/duplicates/model/bands.ts';
import { compareProfiles } from '#shared/domain/duplicates/model/compare-profiles.ts';
import { learnParameters, toPatterns } from '#shared/domain/duplicates/model/expectation-maximisation.ts';
import { explain, toProbability, toWeights, weigh } from '#shared/domain/duplicates/model/fellegi-sunter.ts';
import { emptyFindings } from '#shared/domain/duplicates/model/findings.ts';
import { type Facts, type Frequencies, readProfile } from '#shared/domain/duplicates/model/profile.ts';
import { workspaceModel } from '#shared/domain/duplicates/model/workspace-model.ts';
import { soundKey } from '#shared/domain/duplicates/normalise/sound-key.ts';

const levelOf = (one: Facts, other: Facts, aspect: (typeof aspects)[number]['name']) => {
  const { levels } = compareProfiles(readProfile(one), readProfile(other));
  const place = placeOf(aspect);
  const level = levels[place] as number;
  return level < 0 ? undefined : aspects[place]?.levels[level];
};
const person = (last: string, first = '', middle = '', more: Partial<Facts> = {}): Facts => ({
  kind: 'person',
  person: { last, first, middle },
  ...more,
});
const company = (name: string, more: Partial<Facts> = {}): Facts => ({ kind: 'company', firms: [name], ...more });

function score(one: Facts, other: Facts) {
  const weights = toWeights(workspaceModel.kinds.get(one.kind) as never);
  const findings = compareProfiles(readProfile(one), readProfile(other));
  const weight = weigh(weights, findings);
  const evidence = explain(weights, findings);
  return { weight, evidence, prior: weights.prior, band: bandOf(weight, evidence) };
}

describe('compareProfiles', () => {
  it.each([
    [person('Лозинцов', 'Иван'), person('Lozintsov', 'Ivan'), 'lastName', 'same'],
    [person('Иван', 'Лозинцов'), person('Лозинцов', 'Иван'), 'lastName', 'same'],
    [person('Belfont-Roche', 'Anne'), person('Belfont', 'Anne'), 'lastName', 'partly'],
    [person('Лозинцов', 'И.'), person('Лозинцов', 'Иван'), 'firstName', 'initial'],
    [person('Лозинцов', 'Ваня'), person('Лозинцов', 'Иван'), 'firstName', 'shortForm'],
    [person('Pennet', 'C.'), person('Pennet', 'Céline'), 'firstName', 'initial'],
    [person('Лозинцов', 'Саша', 'Ильич'), person('Лозинцова', 'Саша', 'Ильинична'), 'middleName', 'differs'],
    [person('Лозинцов', 'Иван', 'Ильич'), person('Лозинцов', 'Иван', 'Петрович'), 'middleName', 'differs'],
    [person('Лозинцов', 'Иван'), person('Лозинцов', 'Иван', 'Петрович'), 'middleName', undefined],
    [company('ООО Ромашка'), company('ООО Василёк'), 'firm', 'differs'],
    [company('OOO Gazprom Neft'), company('OOO Lukoil'), 'firm', 'differs'],
    [company('ООО «Ромашка»'), company('Ромашка'), 'firm', 'same'],
    [company('А', { numbers: ['7707083893'] }), company('А', { numbers: ['7707083898'] }), 'number', 'alike'],
    [company('А', { numbers: ['7707083893'] }), company('А', { numbers: ['7736207543'] }), 'number', 'contradicts'],
    [company('А', { numbers: ['356000000'] }), company('А', { numbers: ['35600000000048'] }), 'number', 'proven'],
    [company('А', { numbers: ['7707083894'] }), company('А', { numbers: ['7707083894'] }), 'number', 'same'],
    [
      company('А', { numbers: ['35600000000048'] }),
      company('А', { numbers: ['35600000000055'] }),
      'number',
      'contradicts',
    ],
    [
      company('А', { numbers: ['7707083893', '1027700132195'] }),
      company('А', { numbers: ['7736207543', '1027700070518'] }),
      'number',
      'contradicts',
    ],
    [company('А', { phones: ['+7 495 123-45-67'] }), company('А', { phones: ['84951234576'] }), 'phone', 'alike'],
    [company('А', { emails: ['info@a.example'] }), company('А', { emails: ['sales@a.example'] }), 'domain', 'same'],
    [
      person('А', 'Б', '', { emails: ['anna.r@mail.ru'] }),
      person('А', 'Б', '', { emails: ['anna.r@gmail.com'] }),
      'email',
      'sameLocal',
    ],
    [
      person('А', 'Б', '', { firms: ['Goox Ltd'] }),
      person('А', 'Б', '', { emails: ['a@goox.example'] }),
      'employer',
      undefined,
    ],
    [
      person('А', 'Б', '', { firms: ['Lionel Timber'] }),
      person('А', 'Б', '', { emails: ['a@lioneltimber.example'] }),
      'employer',
      'same',
    ],
  ] as const)('%j, %j: %s %s', (one, other, aspect, level) => {
    expect(levelOf(one, other, aspect)).toBe(level);
    expect(levelOf(other, one, aspect)).toBe(level);
  });

  it('does not mind the order of the sides', () => {
    const facts = record({
      last: constantFrom('Лозинцов', 'Lozintsov-Roche', 'Ivan', 'Roche', ''),
      first: constantFrom('Иван', 'Ваня', 'I.', 'Roche', ''),
      phone: constantFrom('+7 495 123-45-67', '84951234576', '+33 6 28 23 04 55', ''),
      street: constantFrom('ул. Мира, д. 6', '6 rue Mira', 'Mira 8', ''),
      firm: constantFrom('ООО Лев', 'Lev Servis', 'Лев-Сервис', ''),
      kind: constantFrom('person', 'company'),
    }).map(
      ({ last, first, phone, street, firm, kind }): Facts => ({
        kind,
        ...(kind === 'person' && { person: { last, first } }),
        phones: [phone],
        streets: [street],
        firms: [firm],
      }),
    );
    assert(
      property(facts, facts, (one, other) => {
        const [left, right] = [readProfile(one), readProfile(other)];
        expect(compareProfiles(left, right)).toEqual(compareProfiles(right, left));
      }),
      { numRuns: 500 },
    );
  });
});

describe('weigh', () => {
  const everything: Partial<Facts> = { phones: ['+7 905 123-45-67'], emails: ['lozintsov@mail.ru'] };
  const house: Partial<Facts> = { ...everything, streets: ['ул. Мира, 6'], postcodes: ['170000'] };

  it('adds up to what it explains', () => {
    const { weight, evidence, prior } = score(
      person('Лозинцов', 'Иван', '', everything),
      person('Lozintsov', 'I.', '', everything),
    );
    expect(evidence.reduce((sum, one) => sum + one.weight, prior)).toBeCloseTo(weight);
    expect(evidence.map(({ aspect }) => aspect)).toEqual(expect.arrayContaining(['lastName', 'phone', 'email']));
  });

  it.each([
    ['one person', person('Лозинцов', 'Иван', '', everything), person('Lozintsov', 'Ваня', '', everything), 'probable'],
    [
      'one person of one house',
      person('Лозинцов', 'Иван', '', house),
      person('Lozintsov', 'Ivan', '', house),
      'certain',
    ],
    ['a name alone', person('Лозинцов', 'Иван'), person('Лозинцов', 'Иван'), 'possible'],
    ['namesakes', person('Лозинцов', 'Иван', 'Ильич'), person('Лозинцов', 'Иван', 'Петрович'), undefined],
    [
      'spouses',
      person('Лозинцов', 'Иван', '', { phones: ['84951234567'], streets: ['ул. Мира, 6'], towns: ['Тверь'] }),
      person('Лозинцова', 'Мария', '', { phones: ['84951234567'], streets: ['ул. Мира, 6'], towns: ['Тверь'] }),
      undefined,
    ],
    [
      'colleagues',
      person('Лозинцов', 'Иван', '', { firms: ['ООО Лев'], phones: ['84951234567'], emails: ['ivan@lev.example'] }),
      person('Петрова', 'Мария', '', { firms: ['ООО Лев'], phones: ['84951234567'], emails: ['maria@lev.example'] }),
      undefined,
    ],
    [
      'sister firms',
      company('ООО Ромашка', { websites: ['romashka.example'] }),
      company('АО Ромашка Агро', { websites: ['romashka.example'] }),
      undefined,
    ],
    [
      'firms of one name with two numbers',
      company('ООО Ромашка', { numbers: ['7707083893'], towns: ['Москва'] }),
      company('ООО Ромашка', { numbers: ['7736207543'], towns: ['Москва'] }),
      undefined,
    ],
    [
      'one number',
      company('ООО Ромашка', { numbers: ['7707083893'] }),
      company('Romashka LLC', { numbers: ['7707083893'] }),
      'certain',
    ],
  ] as const)('%s', (_name, one, other, band) => {
    expect(score(one, other).band).toBe(band);
    expect(score(other, one).weight).toBeCloseTo(score(one, other).weight);
  });

  it('takes what is missing for no evidence', () => {
    const weights = toWeights(workspaceModel.kinds.get('person') as never);
    expect(weigh(weights, emptyFindings())).toBe(weights.prior);
    expect(toProbability(0)).toBe(0.5);
  });

  it('gives more to a rare name than to a frequent one', () => {
    const frequencies: Frequencies = {
      shareOf: (field, value) => (field === 'lastName' ? (value === soundKey('Иванов') ? 0.02 : 0.0005) : undefined),
    };
    const weights = toWeights(workspaceModel.kinds.get('person') as never);
    const weightOf = (last: string) => {
      const [one, other] = [readProfile(person(last, 'Анна')), readProfile(person(last, 'Анна'))];
      return weigh(weights, compareProfiles(one, other, { frequencies }));
    };
    expect(weightOf('Щурогряз')).toBeGreaterThan(weightOf('Иванов') + 3);
  });
});

describe('learnParameters', () => {
  /** The same ones in every run. */
  function makeRandom(seed: number) {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
  }

  it('recovers the parameters that made the data', () => {
    const random = makeRandom(11);
    const truth = {
      phone: [0.2, 0.1, 0.7],
      email: [0.3, 0.05, 0.05, 0.6],
      town: [0.1, 0.1, 0.8],
      street: [0.1, 0.1, 0.1, 0.1, 0.6],
    };
    const chance = {
      phone: [0.97, 0.02, 0.01],
      email: [0.96, 0.02, 0.01, 0.01],
      town: [0.7, 0.05, 0.25],
      street: [0.9, 0.04, 0.03, 0.02, 0.01],
    };
    const draw = (shares: readonly number[]) => {
      let left = random();
      return Math.max(
        0,
        shares.findIndex((share) => {
          left -= share;
          return left < 0;
        }),
      );
    };
    const makeVector = (isMatch: boolean) => {
      const levels = [...emptyFindings().levels];
      for (const name of ['phone', 'email', 'town', 'street'] as const) {
        if (random() < 0.9) levels[placeOf(name)] = draw((isMatch ? truth : chance)[name]);
      }
      return levels;
    };
    const { m, u, prior } = learnParameters({
      candidates: toPatterns(Array.from({ length: 40_000 }, () => makeVector(random() < 0.2))),
      random: toPatterns(Array.from({ length: 20_000 }, () => makeVector(false))),
      chance: aspects.map(() => 0.001),
    });
    expect(prior).toBeCloseTo(0.2, 1);
    for (const name of ['phone', 'email', 'town', 'street'] as const) {
      for (const [level, share] of truth[name].entries()) {
        expect(Math.abs((m[placeOf(name)]?.[level] as number) - share)).toBeLessThan(0.03);
      }
      for (const [level, share] of chance[name].entries()) {
        expect(Math.abs((u[placeOf(name)]?.[level] as number) - share)).toBeLessThan(0.02);
      }
    }
  });
});
