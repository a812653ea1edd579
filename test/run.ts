import { runCommandStep, runProjectStep } from './support/run-steps.ts';
import { runSteps, type Step } from './support/step-runner.ts';

/** `npm test`: every check of the project, one after the other; the last line counts what passed and what failed. */

const bin = (name: string) => `node_modules/.bin/${name}`;
const folders = ['functions', 'infra', 'shared', 'web/src', 'test'];

const commands: Readonly<Record<string, readonly string[]>> = {
  lint: [bin('biome'), 'check', '--error-on-warnings', '.'],
  imports: [bin('depcruise'), '--config', '.dependency-cruiser.mjs', ...folders],
  types: [bin('tsc'), '--noEmit'],
  web: [bin('vite'), 'build', 'web', '--logLevel', 'warn'],
  size: [process.execPath, 'web/size.ts'],
};

const projects = ['unit', 'infra', 'faults', 'api', 'browser'];

await runSteps([
  ...Object.entries(commands).map(([name, command]): Step => [name, () => runCommandStep(command)]),
  ...projects.map((name): Step => [name, () => runProjectStep(name)]),
]);
