import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRunner } from '../local/runner.ts';
import type { Assembly } from '../local/template.ts';
import { chooseUsers, loadFirst } from './first-load.ts';
import type { PreparedData } from './prepared-data.ts';

/** Linux keeps this folder in memory. */
const memoryFolder = '/dev/shm';

/** Bytes: ten times what the loaded data take. */
const roomNeeded = 600 * 1024 * 1024;

/**
 * Loads the demo data once, in a folder where writing is quick, and keeps them: DynamoDB Local waits for the disk at
 * every write, which makes a load of some ten thousand items four times slower there.
 */
export async function prepareDemo(assembly: Assembly, tenantId: string, prepared: PreparedData): Promise<void> {
  const folder = mkdtempSync(join(chooseFolder(), 'steward-demo-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const runner = await startRunner({ assembly, dataDir: folder, port: 0 });
  try {
    await loadFirst(runner, folder, chooseUsers(tenantId, true), true);
  } finally {
    await runner.stop();
  }
  prepared.keep(folder);
  removeFolder();
}

function chooseFolder(): string {
  if (!existsSync(memoryFolder)) return tmpdir();
  const { bavail, bsize } = statfsSync(memoryFolder);
  return bavail * bsize > roomNeeded ? memoryFolder : tmpdir();
}
