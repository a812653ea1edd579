import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Makes what shall stand at `path`, unless it stands there. Several processes may want it at once: one makes it and the
 * others wait. A process that died at it holds nobody up.
 */
export async function makeOnce(path: string, make: () => Promise<void>): Promise<void> {
  const claim = `${path}.claim`;
  while (!existsSync(path)) {
    if (!takeClaim(claim)) {
      await sleep(50);
      continue;
    }
    try {
      if (!existsSync(path)) await make();
    } finally {
      rmSync(claim, { force: true });
    }
  }
}

function takeClaim(claim: string): boolean {
  try {
    writeFileSync(claim, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (isAbandoned(claim)) rmSync(claim, { force: true });
    return false;
  }
}

function isAbandoned(claim: string): boolean {
  try {
    const owner = Number(readFileSync(claim, 'utf8'));
    // An empty claim is being written at this moment.
    if (owner > 0) process.kill(owner, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
