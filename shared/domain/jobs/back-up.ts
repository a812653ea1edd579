import { createHash } from 'node:crypto';
import { createGzip } from 'node:zlib';
import { scanInParts } from '#shared/store/scan-in-parts.ts';
import type { Condition, Item, TableScan } from '#shared/store/table.ts';
import type { Backup } from './list-jobs.ts';

export interface BackupStore {
  /** Keeps the bytes under the key; done only when they are safe. */
  save(key: string, bytes: Uint8Array): Promise<void>;
}

/** What can be made anew from the rest, or is forgotten within a day, is not worth keeping. */
const derivedTypes = [
  'match-key',
  'search-token',
  'match-state',
  'pair-mark',
  'contribution',
  'cell',
  'idempotency',
  'lease',
  'upload',
];

const isWorthKeeping: Condition = {
  all: derivedTypes.map((value) => ({ attribute: 'type', op: 'ne', value }) as const),
};

/**
 * One compressed file of JSON lines: a head that says what it is, then every item that is not derived.
 * @param id of the run; names the file
 */
export async function backUp(
  table: TableScan,
  store: BackupStore,
  about: { readonly id: string; readonly tenant: string; readonly release: string; readonly at: Date },
): Promise<Omit<Backup, 'id' | 'at'>> {
  const at = about.at.toISOString();
  const key = `${at.slice(0, 10)}/${about.id}.jsonl.gz`;
  let records = 0;
  const lines = async function* () {
    yield toLine({ format: 1, tenant: about.tenant, release: about.release, at });
    for await (const items of scanInParts(table, { filter: isWorthKeeping })) {
      records += items.filter(isLiveRecord).length;
      yield items.map(toLine).join('');
    }
  };
  const bytes = await compress(lines());
  await store.save(key, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { key, size: bytes.length, records, sha256, verified: null };
}

function isLiveRecord(item: Item): boolean {
  return item.sk === 'REC' && item.deletedAt === undefined;
}

function toLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

async function compress(lines: AsyncIterable<string>): Promise<Uint8Array> {
  const gzip = createGzip();
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => gzip.on('end', resolve).on('error', reject));
  for await (const line of lines) {
    if (!gzip.write(line)) await new Promise((resolve) => gzip.once('drain', resolve));
  }
  gzip.end();
  await ended;
  return Buffer.concat(chunks);
}
