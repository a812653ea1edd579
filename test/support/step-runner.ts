import type { StepResult } from './run-steps.ts';
import { findDescendants, formatSummary } from './run-summary.ts';

export type Step = readonly [name: string, run: () => Promise<StepResult>];

type NamedResult = StepResult & { readonly name: string };

/** As many at once as the machine of the continuous integration has cores. */
const workers = 2;

/**
 * Runs chains of steps, the first that waits whenever a worker is free and the steps of each one after the other; shows
 * what failed, and ends the output with `N passed, N failed`.
 */
export async function runChains(chains: readonly (readonly Step[])[]): Promise<void> {
  const begun = performance.now();
  const results: NamedResult[] = [];
  const waiting = chains.values();
  const work = async () => {
    for (const chain of waiting) results.push(...(await runChain(chain)));
  };
  await Promise.all(Array.from({ length: workers }, work));
  const leftBehind = findDescendants(process.pid);
  for (const line of leftBehind) console.log(`  left behind: ${line}`);
  results.push({ name: 'processes', passed: leftBehind.length === 0 ? 1 : 0, failed: leftBehind.length, output: '' });
  for (const line of formatSummary(results, performance.now() - begun)) console.log(line);
  process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
}

async function runChain(steps: readonly Step[]): Promise<readonly NamedResult[]> {
  const results: NamedResult[] = [];
  for (const [name, run] of steps) {
    const startedAt = performance.now();
    const result = await run();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    if (result.failed > 0) console.log(result.output);
    console.log(`  ${name.padEnd(12)} ${result.passed} passed, ${result.failed} failed  ${seconds.padStart(6)} s`);
    results.push({ ...result, name });
  }
  return results;
}
