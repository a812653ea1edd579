import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chooseModel } from './choose-model.ts';
import { PairSet } from './judge.ts';
import { proveBands } from './prove.ts';
import { readSet } from './read-set.ts';
import { replay } from './replay.ts';
import { describePairs, printReport, toReport } from './report.ts';
import { measureSpeed, scoreSet } from './score-set.ts';
import { measureVolume } from './volume.ts';

/**
 * `npm run bench:dedupe -- --data FOLDER [--schema FILE | --map NAME] [--train] [--json FILE] [--pairs-out FILE]`: the records
 * of a labelled set come in one after the other and are compared as in the product. Labels are only judged by: parameters are
 * learned from the records alone. With `--train` they are learned anew and kept.
 *
 * `npm run bench:dedupe -- --prove FOLDER`: how many of the certain pairs are the same, on the sets in the folder together;
 * kept, since merging unasked builds on it.
 *
 * `npm run bench:dedupe -- --volume RECORDS`: what so many records cost, and one more at its entry.
 */

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    map: { type: 'string' },
    schema: { type: 'string' },
    train: { type: 'boolean', default: false },
    json: { type: 'string' },
    'pairs-out': { type: 'string' },
    volume: { type: 'string' },
    prove: { type: 'string' },
  },
});

if (values.volume) await measureVolume(Number(values.volume), values.json);
else if (values.prove) proveBands(values.prove);
else if (values.data) run(values.data);
else throw new Error('--data FOLDER with records.csv and pairs.csv is missing');

function run(folder: string): void {
  const began = performance.now();
  const set = readSet(folder, { map: values.map, schema: values.schema });
  const replayed = replay(set);
  const { model, note } = chooseModel(set, replayed, values.train);
  const scored = scoreSet(set, replayed, model);
  const seconds = (performance.now() - began) / 1000;
  const truth = new PairSet(set.ids.length, set.pairs);
  const report = toReport({ set, replayed, scored, truth, seconds, speed: measureSpeed(replayed, model) });
  printReport(report, note);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
  if (values['pairs-out']) writeFileSync(values['pairs-out'], describePairs(set, scored));
}
