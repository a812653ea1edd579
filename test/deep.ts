import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProjectStep } from './support/run-steps.ts';
import { runChains, type Step } from './support/step-runner.ts';

/**
 * What takes too long for every change: properties with many more cases, more histories, more ways through the browser, every
 * screen in every language.
 */

const root = join(import.meta.dirname, '..');
const rounds = 1;
/** What tells tests that there is time. */
const deep = { STEWARD_DEEP: '1' };
const ofImports = ['large-import', 'plan-fidelity'].map((name) => `test/unit/domain/imports/${name}.test.ts`);

/** Each round draws other cases. */
function propertyRounds(): readonly Step[] {
  const files = globSync('test/unit/**/*.test.ts', { cwd: root });
  const withProperties = files
    .filter((file) => !ofImports.includes(file))
    .filter((file) => readFileSync(join(root, file), 'utf8').includes("from 'fast-check'"));
  return Array.from({ length: rounds }, (_, at) => [
    `properties ${at + 1}`,
    () => runProjectStep('unit', withProperties, deep),
  ]);
}

/** Two hundred files, and one of 5,000 rows that dies on the way. */
const imports: Step = ['imports', () => runProjectStep('unit', ofImports, deep)];

/** As `npm run simulate`, from a seed that nobody chose. */
const histories: Step = [
  'histories',
  () => runProjectStep('functions', ['test/functions/histories.test.ts'], { STEWARD_SEEDS: '1500' }),
];

/** Ways that are taken less often: `*.deep.test.ts`. */
const browser: Step = ['browser', () => runProjectStep('browser', ['.deep.test.ts'], deep)];

/** With every way in which a start may be ended. */
const starts: Step = ['starts', () => runProjectStep('faults', ['start.test.ts'], deep)];

const accessibility: Step = ['accessibility', () => runProjectStep('accessibility')];

await runChains([
  [...propertyRounds(), imports, histories, starts],
  [accessibility, browser],
]);
