import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { blockingKeys, mostKeys } from '#shared/domain/duplicates/candidates/blocking-keys.ts';
import type { Model } from '#shared/domain/duplicates/model/model-file.ts';
import { judgePairs, judgeRanking, PairSet, pairsOfGroups } from '#test/bench/dedupe/judge.ts';
import { learnModel } from '#test/bench/dedupe/learn.ts';
import { loadModel } from '#test/bench/dedupe/models.ts';
import { readCsv } from '#test/bench/dedupe/read-csv.ts';
import { type LabelledSet, readSet } from '#test/bench/dedupe/read-set.ts';
import { type Replay, replay } from '#test/bench/dedupe/replay.ts';
import { scoreSet } from '#test/bench/dedupe/score-set.ts';

const folder = join(import.meta.dirname, '../../bench/dedupe/sample');

describe('a small set of invented firms and people', () => {
  let set: LabelledSet;
  let replayed: Replay;
  let truth: PairSet;

  beforeAll(() => {
    set = readSet(folder);
    replayed = replay(set);
    truth = new PairSet(set.ids.length, set.pairs);
  });

  it('finds the map by its columns', () => {
    expect(set.mapName).toBe('crm-sample');
    expect(set.map.model).toBe('workspace');
  });

  it('lets all that are the same meet, by few keys', () => {
    const missed = set.pairs.filter(
      ([one, other]) =>
        !replayed.candidates.some(([left, right]) => left === Math.min(one, other) && right === Math.max(one, other)),
    );
    expect(missed.map((pair) => pair.map((at) => set.ids[at]))).toEqual([]);
    for (const profile of replayed.profiles) expect(blockingKeys(profile).length).toBeLessThanOrEqual(mostKeys);
  });

  it('groups what is the same and nothing else', () => {
    const { groups, links } = scoreSet(set, replayed, loadModel('workspace') as Model);
    const wrong = groups.filter(([one, other]) => !truth.has(one, other));
    expect(wrong.map((pair) => pair.map((at) => set.ids[at]))).toEqual([]);
    expect(judgePairs(groups, truth).recall).toBeGreaterThan(0.9);
    expect(links.filter(({ one, other, band }) => band === 'certain' && !truth.has(one, other))).toEqual([]);
  });

  it('learns the same each time, from what is known', () => {
    const known = loadModel('workspace') as Model;
    const learn = () => learnModel(replayed, known).model.kinds.get('company');
    expect(learn()).toEqual(learn());
    expect(learn()?.prior).toBeGreaterThan(0.05);
  });
});

describe('the judge', () => {
  const truth = new PairSet(4, [
    [0, 1],
    [2, 3],
  ]);

  it('counts pairs, whichever comes first', () => {
    expect(
      judgePairs(
        [
          [1, 0],
          [0, 2],
        ],
        truth,
      ),
    ).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
  });

  it('counts every two of a group', () => {
    expect(pairsOfGroups([7, 7, 7, 9])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
  });

  it('counts who comes first', () => {
    const links = [
      { one: 0, other: 1, weight: 3 },
      { one: 0, other: 3, weight: 5 },
      { one: 2, other: 3, weight: 9 },
    ];
    expect(
      judgeRanking(links, [
        [0, 1],
        [2, 3],
      ]),
    ).toBe(0.75);
  });
});

it('readCsv reads quotes, empty cells and lines within cells', () => {
  expect(readCsv('id,text\n1,"a ""b"", c\nd"\n2,\r\n')).toEqual([
    { id: '1', text: 'a "b", c\nd' },
    { id: '2', text: '' },
  ]);
});
