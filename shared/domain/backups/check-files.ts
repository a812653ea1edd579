import type { BackupFault } from '#shared/model/backups.ts';
import { inLanes } from '../in-lanes.ts';
import type { BackupStore } from './backup-store.ts';
import { type CopiedFile, sha256Of } from './chunk.ts';

/** Each file is held whole. */
const lanes = 2;

/** Reads every copy, and names those that are not there or not what they were. */
export async function checkFiles(store: BackupStore, files: readonly CopiedFile[]): Promise<readonly BackupFault[]> {
  const faults: BackupFault[] = [];
  await inLanes(files, lanes, async ({ copy, sha256, file }) => {
    const bytes = await store.read(copy);
    if (!bytes) faults.push({ code: 'file.missing', where: file });
    else if (sha256Of(bytes) !== sha256) faults.push({ code: 'file.altered', where: file });
  });
  return faults;
}
