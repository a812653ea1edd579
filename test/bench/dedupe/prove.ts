import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engine } from '#shared/domain/duplicates/match-state.ts';
import type { ProofFile } from '#shared/domain/duplicates/model/proof.ts';
import { chooseModel } from './choose-model.ts';
import { PairSet } from './judge.ts';
import { readSet } from './read-set.ts';
import { replay } from './replay.ts';
import { type ScoredLink, scoreSet } from './score-set.ts';

const path = join(import.meta.dirname, '../../../shared/domain/duplicates/model/proof.json');

/** The six that the engine is measured by. */
const names = ['crm-sample', 'febrl3', 'chicago-sites', 'dblp-acm', 'historical-8k', 'wd-names-ru-a'];

/** Scores from which pairs could be merged unasked. */
const bounds = [0.999, 0.9999, 0.99999];

interface Judged {
  readonly score: number;
  readonly isRight: boolean;
}

/** Measures how many of the certain pairs are the same, on all sets together, and keeps it beside the parameters. */
export function proveBands(folder: string): void {
  const sets = names.filter((name) => existsSync(join(folder, name)));
  const certain = sets.flatMap((name) => judgeCertain(join(folder, name)));
  const bands = bounds.map((from) => {
    const some = certain.filter(({ score }) => score >= from);
    const right = some.filter(({ isRight }) => isRight).length;
    return { from, pairs: some.length, precision: Math.floor((right / Math.max(1, some.length)) * 10_000) / 10_000 };
  });
  const proof: ProofFile = { engine, sets, bands };
  writeFileSync(path, `${JSON.stringify(proof, undefined, 2)}\n`);
  console.table(bands);
}

function judgeCertain(folder: string): readonly Judged[] {
  const set = readSet(folder, { map: undefined, schema: undefined });
  const replayed = replay(set);
  const { links } = scoreSet(set, replayed, chooseModel(set, replayed, false).model);
  const truth = new PairSet(set.ids.length, set.pairs);
  const judge = ({ one, other, score }: ScoredLink): Judged => ({ score, isRight: truth.has(one, other) });
  return links.filter(({ band }) => band === 'certain').map(judge);
}
