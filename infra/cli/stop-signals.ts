import type { Runner } from '../local/runner.ts';

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Until the runner stands, Ctrl-C or SIGTERM end the process at once, by an ordinary exit that takes children along.
 * @returns ends this
 */
export function exitOnSignals(): () => void {
  const leave = () => process.exit(130);
  for (const signal of signals) process.on(signal, leave);
  return () => {
    for (const signal of signals) process.off(signal, leave);
  };
}

/** Resolves when the npm that started this process is gone without a word: nobody could stop it any more. */
function orphaned(): Promise<undefined> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    if (process.env.npm_lifecycle_event === undefined) return;
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      resolve(undefined);
    }, 1000);
    timer.unref();
  });
}

/**
 * Ends the runner, and with it the process, on Ctrl-C or SIGTERM, or when one of its children is lost.
 * A second Ctrl-C does not wait.
 */
export async function stopWithSignals(runner: Runner): Promise<void> {
  const asked = new Promise<undefined>((resolve) => {
    for (const signal of signals) {
      process.once(signal, () => {
        resolve(undefined);
        process.on(signal, () => process.exit(130));
      });
    }
  });
  const loss = await Promise.race([asked, runner.lost, orphaned()]);
  if (loss === undefined) console.log('Stopping: what is under way is finished first.');
  else console.error(`${loss}: Steward has stopped. Start it again; what was acknowledged is kept.`);
  await runner.stop();
  process.exit(loss === undefined ? 0 : 1);
}
