import { describeBackupStoreContract } from '#test/support/backup-store-contract.ts';
import { createMemoryBackups } from '#test/support/memory-backups.ts';

describeBackupStoreContract('memory', createMemoryBackups);
