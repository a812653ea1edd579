import { runCommandStep, runProjectStep } from './support/run-steps.ts';
import { runChains, type Step } from './support/step-runner.ts';

/** `npm test`: every check of the project, two at once; the last line counts what passed and what failed. */

const bin = (name: string) => `node_modules/.bin/${name}`;

function command(name: string, ...args: readonly string[]): Step {
  return [name, () => runCommandStep(args)];
}

function project(name: string): Step {
  return [name, () => runProjectStep(name)];
}

/** Long ones early, so that both workers end at about the same time. */
await runChains([
  [command('web', bin('vite'), 'build', 'web', '--logLevel', 'warn'), command('size', process.execPath, 'web/size.ts')],
  [command('lint', bin('biome'), 'check', '--error-on-warnings', '.')],
  [project('api')],
  [command('types', process.execPath, 'node_modules/typescript-native/bin/tsc', '--noEmit')],
  [project('unit')],
  [project('functions')],
  [project('browser')],
  [project('faults')],
  [project('infra')],
]);
