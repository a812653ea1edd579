import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { blockingKeys, mostKeys } from '#shared/domain/duplicates/candidates/blocking-keys.ts';
import type { Model } from '#shared/domain/duplicates/model/model-file.ts';
import { chooseModel } from '#test/bench/dedupe/choose-model.ts';
import { judgePairs, judgeRanking, PairSet, pairsOfGroups } from '#test/bench/dedupe/judge.ts';
import { learnModel } from '#test/bench/dedupe/learn.ts';
import { loadModel } from '#test/bench/dedupe/models.ts';
import { readCsv } from '#test/bench/dedupe/read-csv.ts';
import { type LabelledSet, readSet } from '#test/bench/dedupe/read-set.ts';
import { type Replay, replay } from '#test/bench/dedupe/replay.ts';
import { describePairs, toReport } from '#test/bench/dedupe/report.ts';
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
    const { found, links } = scoreSet(set, replayed, loadModel('workspace') as Model);
    const wrong = found.filter(({ one, other }) => !truth.has(one, other));
    expect(wrong.map(({ one, other }) => [set.ids[one], set.ids[other]])).toEqual([]);
    const pairs = found.map(({ one, other }) => [one, other] as const);
    expect(judgePairs(pairs, truth).recall).toBeGreaterThan(0.9);
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

describe('data from elsewhere', () => {
  it.each([
    [
      'quotes and lines within cells',
      'id,text\n1,"a ""b"", c\nd"\n2,\n',
      [
        { id: '1', text: 'a "b", c\nd' },
        { id: '2', text: '' },
      ],
    ],
    [
      'other ends of lines and a mark of order',
      '\ufeffid,text\r\n1,a\r\n\r\n2,b',
      [
        { id: '1', text: 'a' },
        { id: '2', text: 'b' },
      ],
    ],
    ['a quote within a cell', 'id,text\n1,5" pipe\n', [{ id: '1', text: '5" pipe' }]],
    ['a row that is too short', 'id, text\n1\n', [{ id: '1' }]],
  ])('reads %s', (_name, text, rows) => {
    expect(readCsv(text)).toEqual(rows);
  });

  function write(files: Readonly<Record<string, string>>): string {
    const path = mkdtempSync(join(tmpdir(), 'dedupe-'));
    onTestFinished(() => rmSync(path, { recursive: true }));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
    return path;
  }

  it('is explained by its own schema, and needs neither dates nor labels that fit', () => {
    const path = write({
      'schema.json': JSON.stringify({
        kind: { column: 'type', values: { firm: 'company', human: 'person' } },
        columns: {
          vorname: 'firstName',
          nachname: 'lastName',
          firma: 'companyName',
          nr: 'houseNumber',
          weg: 'street',
          x: 'ignore',
        },
      }),
      'records.csv':
        'id,type,vorname,nachname,firma,nr,weg,x\r\na,human,Anna,Lozintsova,Lev,6,Mira,1\r\nb,human,Анна,Лозинцова,,6,Мира,2\r\nc,firm,,,Lev,,,3\r\nd,,,,,,,\r\n',
      'pairs.csv': 'id1,id2\r\na,b\r\nb,a\r\na,nobody\r\n',
    });
    const own = readSet(path);
    expect(own.facts[0]).toMatchObject({
      kind: 'person',
      person: { first: 'Anna', last: 'Lozintsova' },
      streets: ['6 Mira'],
    });
    expect(own.facts.map(({ kind }) => kind)).toEqual(['person', 'person', 'company', 'other']);
    expect(own.pairs).toEqual([[0, 1]]);
    const replayed = replay(own);
    expect(chooseModel(own, replayed, false).note).toContain('adapted');
    const model = loadModel('workspace') as Model;
    const { found } = scoreSet(own, replayed, model);
    expect(describePairs(own, { found, links: found })).toMatch(/^id1,id2,score,band\na,b,[\d.]+,\w+\n$/);
  });

  it('links two lists of words by how scripts write each other', () => {
    const path = write({
      'schema.json': JSON.stringify({ kind: 'other', link: true, columns: { name: 'text' } }),
      'records.csv': 'id,source,name\n1,latin,marina\n2,cyrillic,марина\n3,latin,oldenburg\n4,cyrillic,ольденбург\n',
      'pairs.csv': 'id1,id2\n1,2\n3,4\n',
    });
    const own = readSet(path);
    expect(own.map).toMatchObject({ word: 'name', source: 'source', oneToOne: true });
    const replayed = replay(own);
    const { model } = chooseModel(own, replayed, false);
    const truth = new PairSet(own.ids.length, own.pairs);
    const report = toReport({
      set: own,
      replayed,
      scored: scoreSet(own, replayed, model),
      truth,
      seconds: 1,
      speed: 1,
    });
    expect(report).toMatchObject({ records: 4, truePairs: 2, top1: 1 });
  });
});
