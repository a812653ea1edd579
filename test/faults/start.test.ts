import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backup } from '#shared/domain/backups/list-backups.ts';
import type { Upload } from '#shared/domain/files/file-store.ts';
import { demoPassword } from '#shared/model/demo-users.ts';
import { type Client, createClient, type RecordBody, type Tokens } from '#test/support/api-client.ts';
import { findDescendants } from '#test/support/run-summary.ts';
import { makeUnique } from '#test/support/sample-values.ts';
import {
  createDataFolder,
  type DataFolder,
  type Ending,
  launch,
  launchNpmStart,
  type Stack,
  startStack,
} from '#test/support/stack.ts';

interface Export {
  readonly id: string;
  readonly download: { readonly url: string } | null;
}

const longEnough = 180_000;
const withoutDemo = { STEWARD_DEMO: '0' };

async function signInAsAdministrator(url: string): Promise<Client> {
  const credentials = { email: 'admin@demo.local', password: demoPassword };
  const { body } = await createClient(undefined, url).post<Tokens>('/auth/login', credentials);
  return createClient(body.accessToken, url);
}

/** @param line of `findDescendants` */
function isJava(line: string): boolean {
  return /^\d+ java /.test(line);
}

function isRunning(line: string): boolean {
  return existsSync(`/proc/${line.split(' ')[0]}`);
}

describe('npm start', { timeout: longEnough }, () => {
  // Who survives that npm is killed survives that it is asked to end.
  const signals = process.env.STEWARD_DEEP === undefined ? (['SIGKILL'] as const) : (['SIGTERM', 'SIGKILL'] as const);
  it.each(signals)('leaves nothing behind when npm itself gets %s', async (signal) => {
    const folder = createDataFolder();
    const { child, ready } = launchNpmStart({ ...withoutDemo, STEWARD_DATA: folder.path });
    await ready;
    const family = findDescendants(child.pid ?? 0);
    expect(family.some(isJava)).toBe(true);
    child.kill(signal);
    await expect.poll(() => family.filter(isRunning), { timeout: longEnough }).toEqual([]);
    folder.remove();
  });
});

describe('a stack that was started', { timeout: longEnough }, () => {
  let folder: DataFolder;
  let stack: Stack;
  beforeAll(async () => {
    folder = createDataFolder();
    stack = await startStack(folder.path, withoutDemo);
  }, longEnough);
  afterAll(async () => {
    await stack.stop();
    folder.remove();
  }, longEnough);

  it('keeps its folder to itself', async () => {
    const { code, output } = await launch({ ...withoutDemo, STEWARD_DATA: folder.path }).ended;
    expect(code).toBe(1);
    expect(lastLine(output)).toContain(`${folder.path} is in use by process ${stack.process.pid}`);
    const health = await createClient(undefined, stack.url).get('/health');
    expect(health.status).toBe(200);
  });

  it('ends on SIGTERM without losing what it acknowledged; a second start finds yesterday’s data', async () => {
    const client = await signInAsAdministrator(stack.url);
    const family = findDescendants(stack.process.pid ?? 0);
    expect(family.some(isJava)).toBe(true);
    const acknowledged: RecordBody[] = [];
    const writers = Array.from({ length: 4 }, async () => {
      for (;;) {
        const answer = await client.post<RecordBody>('/companies', { name: makeUnique('Kept') }).catch(() => undefined);
        if (answer?.status !== 201) return;
        acknowledged.push(answer.body);
      }
    });
    await expect.poll(() => acknowledged.length, { timeout: longEnough }).toBeGreaterThan(10);
    expect(await stack.stop()).toBe(0);
    await Promise.all(writers);
    // esbuild's helper sees a moment later that its parent is gone.
    await expect.poll(() => family.filter(isRunning), { timeout: longEnough }).toEqual([]);

    stack = await startStack(folder.path, withoutDemo);
    const again = await signInAsAdministrator(stack.url);
    for (const record of acknowledged) {
      const { status, body } = await again.get<RecordBody>(`/companies/${record.id}`);
      expect([status, body]).toEqual([200, record]);
    }
  });

  it('can be backed up, and a drill brings everything back into a table that goes again', async () => {
    const client = await signInAsAdministrator(stack.url);
    const { body: company } = await client.post<RecordBody>('/companies', { name: makeUnique('Kept') });
    const files = `/companies/${company.id}/attachments` as const;
    const facts = { fileName: 'kept.txt', contentType: 'text/plain', size: 4 };
    const { body: file } = await client.post<{ id: string; upload: Upload }>(files, facts);
    const { url, method, headers } = file.upload;
    expect((await fetch(url, { method, headers, body: 'kept' })).status).toBe(200);
    expect((await client.post(`${files}/${file.id}/complete`, undefined)).status).toBe(200);
    const { body: run } = await client.post<{ id: string }>('/backups', {});
    const find = async () =>
      (await client.get<{ data: readonly Backup[] }>('/backups')).body.data.find(({ id }) => id === run.id);
    await expect.poll(find, { timeout: longEnough }).toMatchObject({ files: 1, verified: null });
    expect((await client.post(`/backups/${run.id}/verify`, {})).status).toBe(202);
    await expect.poll(async () => (await find())?.verified, { timeout: longEnough }).not.toBeNull();
    const backup = await find();
    expect(backup?.verified).toMatchObject({ ok: true, problems: [], records: backup?.records });

    const restore = (into: string, id = run.id) => restoreBackup(folder.path, ['--backup', id, '--into', into]);
    expect(restore('yesterday')).toMatch(/Restored into table steward-demo-restored-yesterday/);
    expect(restore('yesterday')).toContain('the table holds data: choose another name, nothing was changed');
    expect(restore('other', `run_${'0'.repeat(26)}`)).toContain('there is no such backup');
  });

  it('can be taken out as a whole, and brought into an empty table', async () => {
    const client = await signInAsAdministrator(stack.url);
    const { body: asked } = await client.post<Export>('/exports/workspace', undefined);
    const load = async () => (await client.get<Export>(`/exports/${asked.id}`)).body;
    await expect.poll(load, { timeout: longEnough }).toMatchObject({ status: 'finished' });
    const archive = join(folder.path, 'workspace.zip');
    writeFileSync(archive, await (await fetch((await load()).download?.url ?? '')).bytes());
    expect(restoreBackup(folder.path, ['--file', archive, '--into', 'moved'])).toMatch(/Restored into table .*-moved,/);
  });

  it('says which part was lost, and ends whole', async () => {
    const family = findDescendants(stack.process.pid ?? 0);
    const java = family.find(isJava);
    // Without this, a number that is none would be 0: the signal would go to the tests themselves.
    if (java === undefined) throw new Error(`no Java among ${family.join('\n')}`);
    const ended = new Promise<number | null>((resolve) => stack.process.once('exit', resolve));
    process.kill(Number(java.split(' ')[0]), 'SIGKILL');
    expect(await ended).toBe(1);
    const lines = stack.output().split('\n');
    expect(lines.filter((line) => line.includes('DynamoDB Local ended by SIGKILL'))).toEqual([
      'DynamoDB Local ended by SIGKILL: Steward has stopped. Start it again; what was acknowledged is kept.',
    ]);
    await expect.poll(() => family.filter(isRunning), { timeout: longEnough }).toEqual([]);
  });
});

/** `npm run restore` beside the stack; what it says. */
function restoreBackup(dataDir: string, args: readonly string[]): string {
  const command = join(import.meta.dirname, '../../infra/cli/restore.ts');
  const env = { ...process.env, STEWARD_DATA: dataDir };
  const { stdout, stderr } = spawnSync(process.execPath, [command, ...args], { env, encoding: 'utf8' });
  return stdout + stderr;
}

function lastLine(output: string): string {
  return output.trimEnd().split('\n').at(-1) ?? '';
}

/** Programs that `npm start` finds, but not Java. */
function pathWithoutJava(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const name of ['sh', 'env']) {
    execFileSync('ln', ['-s', execFileSync('which', [name], { encoding: 'utf8' }).trim(), join(bin, name)]);
  }
  return bin;
}

describe('a start that cannot succeed', { timeout: longEnough }, () => {
  let folder: DataFolder;
  beforeAll(() => {
    folder = createDataFolder();
  });
  afterAll(() => folder.remove());

  async function tryStart(env: NodeJS.ProcessEnv): Promise<Ending> {
    const { child, ended } = launch({ ...withoutDemo, STEWARD_DATA: folder.path, ...env });
    const ending = await ended;
    expect(findDescendants(child.pid ?? 0)).toEqual([]);
    return ending;
  }

  it.each([
    ['an unknown tenant', { STEWARD_TENANT: 'nobody' }, /nobody.*demo/],
    ['a port that is none', { PORT: 'http' }, /PORT "http" is not a port/],
    ['a switch that is none', { STEWARD_DEMO: 'yes' }, /STEWARD_DEMO "yes" is not a switch/],
  ])('names %s in one line', async (_what, env, words) => {
    const { code, output } = await tryStart(env);
    expect(code).toBe(1);
    expect(lastLine(output)).toMatch(words);
    expect(output).not.toMatch(/^ +at /m);
  });

  it('names a port that is taken', async () => {
    const owner = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => owner.once('listening', resolve));
    const { port } = owner.address() as AddressInfo;
    const { code, output } = await tryStart({ PORT: String(port) });
    owner.close();
    expect([code, lastLine(output)]).toEqual([1, expect.stringContaining(`port ${port} is taken`)]);
  });

  it('names Java, when it is missing, and how to get it', async () => {
    const { code, output } = await tryStart({ PATH: pathWithoutJava(folder.path) });
    expect([code, lastLine(output)]).toEqual([1, expect.stringMatching(/Java .*missing.*apt-get install/)]);
  });

  it('names a damaged data folder', async () => {
    mkdirSync(join(folder.path, 'dynamodb'), { recursive: true });
    writeFileSync(join(folder.path, 'dynamodb', 'shared-local-instance.db'), 'this is no database');
    const { code, output } = await tryStart({});
    expect([code, lastLine(output)]).toEqual([1, expect.stringContaining(`the data folder ${folder.path} is damaged`)]);
  });

  it('names a data folder that cannot be made', async () => {
    const { code, output } = await tryStart({ STEWARD_DATA: '/dev/null/data' });
    expect([code, lastLine(output)]).toEqual([1, expect.stringContaining('/dev/null/data')]);
  });
});
