import { parseArgs } from 'node:util';
import { judgePairs, judgeRanking, PairSet, type Quality } from './judge.ts';
import { learnModel } from './learn.ts';
import { loadModel, saveModel } from './models.ts';
import { readSet } from './read-set.ts';
import { replay } from './replay.ts';
import { type ScoredLink, scoreSet } from './score-set.ts';

/**
 * `npm run bench:dedupe -- --data FOLDER [--map NAME] [--train]`: the records of a labelled set come in one after the other
 * and are compared as in the product. Labels are only judged by. With `--train` the parameters are learned anew from the
 * records, without labels, and kept.
 */

const { values } = parseArgs({
  options: { data: { type: 'string' }, map: { type: 'string' }, train: { type: 'boolean', default: false } },
});
if (!values.data) throw new Error('--data FOLDER with records.csv and pairs.csv is missing');

const set = readSet(values.data, values.map);
const replayed = replay(set);
const truth = new PairSet(set.ids.length, set.pairs);
const { model, note } = chooseModel();
const { links, groups, speed } = scoreSet(set, replayed, model);

console.log(`${set.name}: ${set.ids.length} records, ${set.pairs.length} true pairs; ${note}`);
printCandidates();
if (set.map.ranked) console.log(`  right answer first        ${figure(judgeRanking(links, set.pairs))}`);
else printQuality();
printBands();
console.log(`  scored pairs a second     ${speed}`);

function chooseModel() {
  const name = set.map.model ?? set.mapName;
  if (values.train) {
    const learned = learnModel(replayed);
    return { model: learned.model, note: `learned without labels, kept in ${saveModel(name, set.name, learned)}` };
  }
  const known = loadModel(name);
  if (known && set.name === set.mapName) return { model: known, note: `parameters of ${name}` };
  const { model } = learnModel(replayed, known);
  return { model, note: known ? `parameters of ${name}, adapted without labels` : 'learned without labels' };
}

function printCandidates(): void {
  const { candidates, keyCounts } = replayed;
  const found = candidates.filter(([one, other]) => truth.has(one, other)).length;
  const mean = keyCounts.reduce((sum, count) => sum + count, 0) / keyCounts.length;
  console.log(`  candidates                ${candidates.length}, recall ${figure(found / truth.size)}`);
  console.log(`  keys a record             ${mean.toFixed(1)}, at most ${Math.max(...keyCounts)}`);
}

function printQuality(): void {
  const pairs = links.filter(({ weight }) => weight >= 0).map(({ one, other }) => [one, other] as const);
  console.log(`  pairs                     ${describe(judgePairs(pairs, truth))}`);
  console.log(
    `  ${set.map.oneToOne ? 'one to one               ' : 'groups                   '} ${describe(judgePairs(groups, truth))}`,
  );
  const isAcross = ([one, other]: readonly [number, number]) => scriptOf(one) !== scriptOf(other);
  const across = set.pairs.filter(isAcross);
  if (across.length === 0) return;
  const joined = new PairSet(set.ids.length, groups);
  const right = across.filter(([one, other]) => joined.has(one, other)).length;
  console.log(`  recall across scripts     ${figure(right / across.length)} of ${across.length}`);
}

/** That of the name. */
function scriptOf(record: number): string {
  const { person, firms } = set.facts[record] ?? {};
  const text = person ? Object.values(person).join(' ') : (firms ?? []).join(' ');
  return /\p{Script=Cyrillic}/u.test(text) ? 'cyrillic' : 'latin';
}

function printBands(): void {
  console.log('  band        bits        pairs  precision');
  const bits = [0, 2, 4, 6, 8, 10, 12, 16, 20, Number.POSITIVE_INFINITY];
  for (const [at, from] of bits.slice(0, -1).entries()) {
    const to = bits[at + 1] as number;
    printBand(
      '',
      `${from}–${to === Number.POSITIVE_INFINITY ? '' : to}`,
      (link) => link.weight >= from && link.weight < to,
    );
  }
  for (const band of ['possible', 'probable', 'certain'] as const) printBand(band, '', (link) => link.band === band);
}

function printBand(name: string, bits: string, isIn: (link: ScoredLink) => boolean): void {
  const inBand = links.filter(isIn);
  const right = inBand.filter(({ one, other }) => truth.has(one, other)).length;
  const precision = inBand.length === 0 ? '' : figure(right / inBand.length);
  console.log(`  ${name.padEnd(11)} ${bits.padEnd(8)} ${String(inBand.length).padStart(8)}  ${precision}`);
}

function describe({ precision, recall, f1 }: Quality): string {
  return `P ${figure(precision)}  R ${figure(recall)}  F1 ${figure(f1)}`;
}

function figure(share: number): string {
  return share.toFixed(4);
}
