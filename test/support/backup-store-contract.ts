import { describe, expect, it } from 'vitest';
import type { BackupStore } from '#shared/domain/backups/backup-store.ts';
import { collect } from './collect.ts';

/** What every place for backups does alike. */
export function describeBackupStoreContract(name: string, open: () => BackupStore): void {
  describe(`${name} as a place for backups`, () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 31) % 256);

    it('gives back the bytes that were kept, and nothing for a key that is not there', async () => {
      const store = open();
      await store.save('daily/2026-11-20/run_1/00001.jsonl.gz', bytes);
      expect(Buffer.from((await store.read('daily/2026-11-20/run_1/00001.jsonl.gz')) ?? [])).toEqual(
        Buffer.from(bytes),
      );
      expect(await store.read('daily/2026-11-20/run_1/00002.jsonl.gz')).toBeUndefined();
    });

    it('keeps bytes that the caller goes on using', async () => {
      const store = open();
      const mine = bytes.slice(0, 10);
      await store.save('daily/mine', mine);
      mine.fill(0);
      expect(Buffer.from((await store.read('daily/mine')) ?? [])).toEqual(Buffer.from(bytes.slice(0, 10)));
    });

    it('lists keys by their beginning', async () => {
      const store = open();
      const keys = ['files/2026-11/a/1.x', 'files/2026-11/b/2.y', 'files/2026-11/b/3.z'];
      for (const key of [...keys, 'files/2026-10/a/1.x']) await store.save(key, bytes.slice(0, 3));
      expect((await collect(store.list('files/2026-11/'))).flat().toSorted()).toEqual(keys);
      expect((await collect(store.list('files/2026-12/'))).flat()).toEqual([]);
    });
  });
}
