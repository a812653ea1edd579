import { runCommandStep, runProjectStep } from './support/run-steps.ts';
import { runLanes, type Step } from './support/step-runner.ts';

/** `npm test`: every check of the project, in two lanes for two cores; the last line counts what passed and what failed. */

const bin = (name: string) => `node_modules/.bin/${name}`;
const folders = ['functions', 'infra', 'shared', 'web/src', 'test'];

function command(name: string, ...args: readonly string[]): Step {
  return [name, () => runCommandStep(args)];
}

function project(name: string): Step {
  return [name, () => runProjectStep(name)];
}

/** Answers the fastest questions first. */
const withoutStack: readonly Step[] = [
  command('lint', bin('biome'), 'check', '--error-on-warnings', '.'),
  command('imports', bin('depcruise'), '--config', '.dependency-cruiser.mjs', ...folders),
  command('types', bin('tsc'), '--noEmit'),
  project('unit'),
  project('infra'),
  project('faults'),
];

const withStack: readonly Step[] = [
  command('web', bin('vite'), 'build', 'web', '--logLevel', 'warn'),
  command('size', process.execPath, 'web/size.ts'),
  project('api'),
  project('browser'),
];

await runLanes([withoutStack, withStack]);
