import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

/** Creates the folder if need be and takes it for this process; the answer gives it back. @throws StartError */
export function lockDataFolder(dataDir: string): () => void {
  const file = join(dataDir, 'runner.lock');
  try {
    mkdirSync(dataDir, { recursive: true });
    takeLock(file, dataDir);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`the data folder ${dataDir} cannot be used: ${(error as Error).message}`);
  }
  return () => rmSync(file, { force: true });
}

function takeLock(file: string, dataDir: string): void {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = Number(readFileSync(file, 'utf8'));
    if (isAlive(owner)) {
      throw new StartError(
        `the data folder ${dataDir} is in use by process ${owner}: stop it or choose another folder`,
      );
    }
    // Its owner was killed: nobody else will remove it.
    rmSync(file, { force: true });
    takeLock(file, dataDir);
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
