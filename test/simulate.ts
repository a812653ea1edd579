import { parseArgs } from 'node:util';
import { runProjectStep } from './support/run-steps.ts';

/**
 * `npm run simulate -- --seeds N [--from S]`: plays one history of the API for each seed, on a table in memory that fails,
 * lags and is shared. Prints the seeds that failed, each with the shortest history that does; exit code 1 if any.
 */

const { values } = parseArgs({ options: { seeds: { type: 'string' }, from: { type: 'string', default: '1' } } });
const [seeds, from] = [Number(values.seeds), Number(values.from)];
if (!Number.isInteger(seeds) || seeds < 1 || !Number.isInteger(from)) {
  console.error('Say how many histories: npm run simulate -- --seeds N [--from S]');
  process.exit(2);
}

const file = 'test/functions/histories.test.ts';
const env = { STEWARD_SEEDS: String(seeds), STEWARD_FROM: String(from) };
const { failed, failures = [], output } = await runProjectStep('functions', [file], env);
if (failed > 0) console.log(output);
console.log(failed === 0 ? `${seeds} histories from seed ${from}, no mismatch` : failures.join('\n'));
process.exitCode = failed === 0 ? 0 : 1;
