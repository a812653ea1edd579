import type { Runner } from '../local/runner.ts';

/**
 * Ends the runner, and with it the process, on Ctrl-C or SIGTERM, or when one of its children is lost.
 * A second Ctrl-C does not wait.
 */
export async function stopWithSignals(runner: Runner): Promise<void> {
  const asked = new Promise<undefined>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve(undefined);
        process.on(signal, () => process.exit(130));
      });
    }
  });
  const loss = await Promise.race([asked, runner.lost]);
  if (loss === undefined) console.log('Stopping: what is under way is finished first.');
  else console.error(`${loss}: Steward has stopped. Start it again; what was acknowledged is kept.`);
  await runner.stop();
  process.exit(loss === undefined ? 0 : 1);
}
