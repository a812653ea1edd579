import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '#shared/domain/duplicates/compare/edit-distance.ts';
import { jaroWinkler } from '#shared/domain/duplicates/compare/jaro-winkler.ts';
import { softTfIdf, weighWords } from '#shared/domain/duplicates/compare/soft-tf-idf.ts';
import {
  compareSpellings,
  plainSpelling,
  readSpelling,
  weighSpelling,
} from '#shared/domain/duplicates/compare/transliteration.ts';
import { learnSpelling } from '#shared/domain/duplicates/model/learn-spelling.ts';
import { type ModelFile, readModel } from '#shared/domain/duplicates/model/model-file.ts';
import file from '#test/bench/dedupe/models/wd-names-ru-a.json' with { type: 'json' };

const word = array(constantFrom(...'abc'.split('')), { maxLength: 8 }).map((list) => list.join(''));

describe('jaroWinkler', () => {
  // Published examples of the measure.
  it.each([
    ['MARTHA', 'MARHTA', 0.9611],
    ['DWAYNE', 'DUANE', 0.84],
    ['DIXON', 'DICKSONX', 0.8133],
    ['', '', 0],
    ['a', 'b', 0],
  ])('%s, %s', (one, other, similarity) => {
    expect(jaroWinkler(one, other)).toBeCloseTo(similarity, 4);
  });

  it('does not mind the order', () => {
    assert(property(word, word, (one, other) => jaroWinkler(one, other) === jaroWinkler(other, one)));
  });
});

/** As in the textbook, with the whole table. */
function slowDistance(left: string, right: string): number {
  const rows = Array.from({ length: left.length + 1 }, (_, at) => [at, ...Array<number>(right.length).fill(0)]);
  for (let column = 0; column <= right.length; column += 1) (rows[0] as number[])[column] = column;
  const cell = (at: number, column: number) => rows[at]?.[column] as number;
  for (let at = 1; at <= left.length; at += 1) {
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[at - 1] === right[column - 1];
      let cost = Math.min(
        cell(at - 1, column) + 1,
        cell(at, column - 1) + 1,
        cell(at - 1, column - 1) + (isSame ? 0 : 1),
      );
      const isSwap = at > 1 && column > 1 && left[at - 1] === right[column - 2] && left[at - 2] === right[column - 1];
      if (isSwap) cost = Math.min(cost, cell(at - 2, column - 2) + 1);
      (rows[at] as number[])[column] = cost;
    }
  }
  return cell(left.length, right.length);
}

describe('editDistance', () => {
  it.each([
    ['7707083893', '7707083839', 1],
    ['7707083893', '770708389', 1],
    ['19860811', '19680811', 1],
    ['1234', '1234', 0],
    ['abcd', 'wxyz', 3],
  ])('%s, %s', (one, other, slips) => {
    expect(editDistance(one, other, 2)).toBe(slips);
  });

  it('is that of the textbook, as far as one asks', () => {
    assert(
      property(word, word, constantFrom(1, 2, 3), (one, other, most) => {
        expect(editDistance(one, other, most)).toBe(Math.min(most + 1, slowDistance(one, other)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('softTfIdf', () => {
  const common = new Set(['holding', 'servis']);
  const weighed = (name: string) => weighWords(name.split(' ').filter(Boolean), (one) => (common.has(one) ? 1 : 6));
  const compare = (one: string, other: string) => softTfIdf(weighed(one), weighed(other));

  it('weighs what tells', () => {
    expect(compare('romashka', 'romashka')).toBeCloseTo(1);
    expect(compare('romashka servis', 'romashka')).toBeGreaterThan(0.95);
    expect(compare('romashka servis', 'vasilek servis')).toBeLessThan(0.1);
    expect(compare('romashka', 'vasilek')).toBe(0);
  });

  it('forgives slips and other orders', () => {
    expect(compare('severni veter', 'veter severni')).toBeCloseTo(1);
    expect(compare('severni veter', 'severnl veter')).toBeGreaterThan(0.9);
  });

  it('does not mind the order of the sides', () => {
    const names = array(constantFrom('romashka', 'romashki', 'servis', 'sirvis', 'lion', 'lyon'), { maxLength: 4 }).map(
      (list) => list.join(' '),
    );
    assert(property(names, names, (one, other) => Math.abs(compare(one, other) - compare(other, one)) < 1e-9));
  });
});

describe('spelling', () => {
  it('is learned from examples', () => {
    const examples = [
      'marina марина',
      'chaplin чаплин',
      'irina ирина',
      'nina нина',
      'parchin парчин',
      'rachmin рачмин',
    ].map((line) => line.split(' ') as [string, string]);
    const model = learnSpelling(examples);
    for (const [latin, cyrillic] of examples) {
      for (const [, other] of examples) {
        if (other === cyrillic) continue;
        expect(weighSpelling(model, latin, cyrillic)).toBeGreaterThan(weighSpelling(model, latin, other));
      }
    }
  });

  const { spelling } = readModel(file satisfies ModelFile);

  it.each([
    ['oldenburg', 'ольденбург'],
    ['yukiharu', 'юкихару'],
    ['Sugimoto', 'Сугимото'],
    ['Sharples', 'Шарплс'],
  ])('%s is written %s', (latin, cyrillic) => {
    const compare = (other: string) => compareSpellings(spelling, readSpelling(latin), readSpelling(other));
    expect(compare(cyrillic)).toBeGreaterThan(0.7);
    expect(compare(cyrillic)).toBeGreaterThan(compare('Альбина') + 1);
    expect(compareSpellings(spelling, readSpelling(cyrillic), readSpelling(latin))).toBe(compare(cyrillic));
  });

  it('is compared without accents and signs', () => {
    expect(['Čapek', 'Łódź', 'Takatō', "Gen'ichi"].map(plainSpelling)).toEqual(['chapek', 'lodz', 'takato', 'genichi']);
  });
});
