import type { Commands } from '../commands.ts';
import { actorKeys, keyPatterns } from '../table.ts';
import { grantRecordChanges, type Resources } from './grant.ts';

export function grantCommands({ setup, restore, demoData }: Commands, { table, buckets, scratch }: Resources): void {
  table.grantWrite(setup, actorKeys);
  table.grantRead(restore, [...actorKeys, keyPatterns.jobs, keyPatterns.erasures]);
  buckets.grantRestore(restore);
  for (const place of ['attachments', 'removed'] as const) {
    buckets.grantFiles(restore, place, ['read', 'write', 'list', 'remove']);
  }
  buckets.grantFiles(restore, 'uploads', ['list', 'remove']);
  scratch.grantRestored(restore);
  if (!demoData) return;
  table.grantRead(demoData);
  table.grantQuery(demoData);
  table.grantBatchWrite(demoData);
  grantRecordChanges(demoData, table);
}
