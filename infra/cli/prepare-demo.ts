import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startRunner } from '../local/runner.ts';
import type { Assembly } from '../local/template.ts';
import { chooseUsers, loadFirst } from './first-load.ts';
import type { PreparedData } from './prepared-data.ts';
import { findQuickFolder } from './quick-folder.ts';

/**
 * Loads the demo data once, in a folder where writing is quick, and keeps them. A first load writes its own findings and
 * figures, so the consumers of the stream would find nothing to do.
 */
export async function prepareDemo(assembly: Assembly, tenantId: string, prepared: PreparedData): Promise<void> {
  const folder = mkdtempSync(join(findQuickFolder(), 'steward-demo-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const runner = await startRunner({ assembly, dataDir: folder, port: 0, isForLoad: true });
  try {
    await loadFirst(runner, folder, chooseUsers(tenantId, true), true);
  } finally {
    await runner.stop();
  }
  prepared.keep(folder);
  removeFolder();
}
