import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { Upload } from '#shared/domain/files/file-store.ts';
import { type Client, eventually, type PageBody, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

interface Run {
  readonly id: string;
  readonly status: string;
  readonly result: Readonly<Record<string, unknown>> | null;
}

interface Job {
  readonly name: string;
  readonly schedule: string;
  readonly timeZone: string;
  readonly lastRun: Run | null;
}

interface Backup {
  readonly id: string;
  readonly size: number;
  readonly records: number;
  readonly sha256: string;
  readonly key: string;
  readonly files: number;
  readonly verified: { readonly ok: boolean; readonly problems: readonly unknown[] } | null;
}

let admin: Client;
beforeAll(async () => {
  admin = await signIn('admin');
});

/** Jobs go over all records. In seconds. */
const patience = 90;
vi.setConfig({ testTimeout: 3 * patience * 1000 });

/** Asks for the job and waits until that very run has ended. */
async function runJob(name: string): Promise<Run> {
  const asked = await admin.post<Run>(`/jobs/${name}/run`, {});
  expect([asked.status, asked.body.status]).toEqual([202, 'queued']);
  return eventually(async () => {
    const { body } = await admin.get<{ data: readonly Job[] }>('/jobs');
    const run = body.data.find((job) => job.name === name)?.lastRun;
    expect([run?.id, run?.status]).toEqual([asked.body.id, 'finished']);
    return run as Run;
  }, patience);
}

/** Where the local bucket keeps an object, beside what it notes about it. @param key with its folders */
function findObject(key: string): string {
  const entries = readdirSync(join(inject('stewardData'), 'buckets'), {
    recursive: true,
    encoding: 'utf8',
    withFileTypes: true,
  });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.find((path) => path.endsWith(`/${key}._S3rver_object`)) ?? '';
}

function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('jobs', () => {
  it('tell when they run and how the last run went', async () => {
    const { status, body } = await admin.get<{ data: readonly Job[] }>('/jobs');
    expect(status).toBe(200);
    expect(body.data.map(({ name }) => name).sort()).toEqual([
      'backup',
      'cleansing',
      'feeds',
      'reconcile',
      'reindex',
      'reminders',
      'restore-drill',
    ]);
    for (const { schedule, timeZone } of body.data) {
      expect(schedule).toMatch(/^(cron|rate)\(.+\)$/);
      expect(timeZone).toMatch(/^\w+\/\w+/);
    }
  });

  it('are the business of administrators', async () => {
    for (const name of ['seller1', 'manager', 'service'] as const) {
      const client = await signIn(name);
      const answers = [
        await client.get('/jobs'),
        await client.get('/backups'),
        await client.post('/jobs/backup/run', {}),
        await client.post('/jobs/nonsense/run', {}),
        await client.post('/backups', {}),
        await client.post(`/backups/run_${'0'.repeat(26)}/verify`, {}),
      ];
      expect([name, ...answers.map(({ status }) => status)]).toEqual([name, 403, 403, 403, 403, 403, 403]);
    }
  });

  it('that do not exist are not found', async () => {
    expect((await admin.post('/jobs/nonsense/run', {})).status).toBe(404);
  });
});

describe('a backup', () => {
  it('lies in the bucket, whole, and is listed; damaged, it is named as damaged', async () => {
    const name = makeUnique('Backup');
    const { body: company } = await admin.post<RecordBody>('/companies', { name });
    const file = await attach(company.id);
    const asked = await admin.post<Run>('/backups', {});
    expect([asked.status, asked.body.status]).toEqual([202, 'queued']);
    const { id } = asked.body;
    const backup = await eventually(() => findBackup(id), patience);
    expect(backup).toMatchObject({ records: expect.any(Number), kind: expect.any(String), verified: null });
    expect(backup.files).toBeGreaterThan(0);
    if (inject('stewardData') === '') return;

    const path = findObject(backup.key);
    const manifest = readFileSync(path, 'utf8');
    const { manifest: told } = JSON.parse(manifest) as {
      manifest: { chunks: readonly { key: string; sha256: string }[] };
    };
    expect(sha256Of(JSON.stringify(told))).toBe(backup.sha256);
    const chunks = told.chunks.map(({ key, sha256 }) => {
      const bytes = readFileSync(findObject(key));
      expect(sha256Of(bytes)).toBe(sha256);
      return gunzipSync(bytes).toString('utf8');
    });
    expect(chunks.join('')).toContain(name);
    expect(chunks.join('')).toContain(file);

    writeFileSync(path, manifest.slice(0, -1));
    expect((await admin.post(`/backups/${id}/verify`, {})).status).toBe(202);
    await eventually(async () => {
      const { verified } = await findBackup(id);
      expect(verified).toMatchObject({ ok: false, problems: [{ code: 'manifest.truncated', where: backup.key }] });
    }, patience);
  });

  it('that is not there cannot be proven', async () => {
    for (const id of ['nonsense', `run_${'0'.repeat(26)}`])
      expect((await admin.post(`/backups/${id}/verify`, {})).status).toBe(404);
  });
});

/** @returns the id of the file */
async function attach(companyId: string): Promise<string> {
  const path = `/companies/${companyId}/attachments` as const;
  const facts = { fileName: 'kept.txt', contentType: 'text/plain', size: 4 };
  const { body } = await admin.post<{ id: string; upload: Upload }>(path, facts);
  const { url, method, headers } = body.upload;
  expect((await fetch(url, { method, headers, body: 'kept' })).status).toBe(200);
  expect((await admin.post(`${path}/${body.id}/complete`, undefined)).status).toBe(200);
  return body.id;
}

async function findBackup(id: string): Promise<Backup> {
  const { body } = await admin.get<{ data: readonly Backup[] }>('/backups');
  const backup = body.data.find((one) => one.id === id);
  expect(backup).toBeDefined();
  return backup as Backup;
}

describe('reindexing', () => {
  it('looks at every record, and finds that the stream has left nothing undone', async () => {
    await admin.post<RecordBody>('/companies', { name: makeUnique('Index') });
    const run = await eventually(async () => {
      const done = await runJob('reindex');
      expect(done.result).toMatchObject({ changed: 0, postponed: 0 });
      return done;
    }, patience);
    expect(run.result?.examined).toBeGreaterThan(100);
  });
});

describe('reconciling', () => {
  it('counts every record anew, and keeps how good the data are this week', async () => {
    const run = await runJob('reconcile');
    expect(run.result).toMatchObject({ postponed: 0 });
    expect(run.result?.examined).toBeGreaterThan(100);
  });
});

describe('cleansing', () => {
  it('gives imported phones their canonical form, once, and says so in the history', async () => {
    const raw = (await listPeopleAndFirms()).filter(hasRawPhone).map(({ id }) => id);
    expect(raw.length).toBeGreaterThan(0);
    await runJob('cleansing');
    const cleansed = await eventually(async () => {
      const records = (await listPeopleAndFirms()).filter((record) => raw.includes(record.id) && !hasRawPhone(record));
      expect(records.length).toBeGreaterThan(raw.length / 2);
      return records;
    });
    const { object, id } = cleansed[0] as RecordBody;
    const { body } = await admin.get<PageBody<Record<string, unknown>>>(`/${object}/${id}/history`);
    expect(body.data[0]).toMatchObject({ action: 'update', reason: expect.any(String) });
    expect((await runJob('cleansing')).result?.changed).toBe(0);
  });
});

function hasRawPhone(record: RecordBody): boolean {
  const phones = (record.phones ?? []) as readonly { readonly e164?: string }[];
  return phones.some(({ e164 }) => e164 === undefined);
}

/** What has phones; among it the import batch of the demo data. */
async function listPeopleAndFirms(): Promise<readonly RecordBody[]> {
  const found: RecordBody[] = [];
  for (const object of ['companies', 'contacts']) {
    let cursor = '';
    do {
      const { body } = await admin.get<PageBody>(`/${object}?limit=200${cursor}`);
      found.push(...body.data);
      cursor = body.page.next === null ? '' : `&cursor=${encodeURIComponent(body.page.next)}`;
    } while (cursor !== '');
  }
  return found;
}
