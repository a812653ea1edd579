import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProjectStep } from './support/run-steps.ts';
import { runChains, type Step } from './support/step-runner.ts';

/** What takes too long for every change: properties with many more cases, more histories, every screen in every language. */

const root = join(import.meta.dirname, '..');
const rounds = 1;

/** Each round draws other cases. */
function propertyRounds(): readonly Step[] {
  const files = globSync('test/unit/**/*.test.ts', { cwd: root });
  const withProperties = files.filter((file) => readFileSync(join(root, file), 'utf8').includes("from 'fast-check'"));
  return Array.from({ length: rounds }, (_, at) => [
    `properties ${at + 1}`,
    () => runProjectStep('unit', withProperties),
  ]);
}

/** Two hundred files, and one of 5,000 rows that dies on the way. */
const imports: Step = [
  'imports',
  () =>
    runProjectStep(
      'unit',
      ['test/unit/domain/imports/large-import.test.ts', 'test/unit/domain/imports/plan-fidelity.test.ts'],
      { STEWARD_DEEP: '1' },
    ),
];

/** As `npm run simulate`, from a seed that nobody chose. */
const histories: Step = [
  'histories',
  () => runProjectStep('functions', ['test/functions/histories.test.ts'], { STEWARD_SEEDS: '1500' }),
];

const accessibility: Step = ['accessibility', () => runProjectStep('accessibility')];

await runChains([[...propertyRounds(), imports, histories], [accessibility]]);
