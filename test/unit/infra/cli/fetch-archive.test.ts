import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fetchArchive } from '#infra/cli/fetch-archive.ts';

/** What the workspace answers, one after the other, by method and path; the last one stays. */
type Answers = Record<string, { status: number; body?: unknown }[]>;

let server: Server;
let url: string;
let asked: string[];
let answers: Answers;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
  asked = [];
  server = createServer((request, response) => {
    const name = `${request.method} ${request.url}`;
    asked.push(name);
    const list = answers[name] ?? [{ status: 404 }];
    const { status, body } = (list.length > 1 ? list.shift() : list[0]) ?? { status: 500 };
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  answers = {
    'POST /api/v1/auth/token': [{ status: 200, body: { accessToken: 'token' } }],
    'POST /api/v1/exports/workspace': [{ status: 202, body: { id: 'exp_1', status: 'running', rows: 0 } }],
    'GET /api/v1/exports/exp_1': [
      { status: 200, body: { id: 'exp_1', status: 'running', rows: 7, problem: null } },
      { status: 401 },
      { status: 200, body: { id: 'exp_1', status: 'finished', rows: 9, problem: null, download: { url: `${url}/x` } } },
    ],
    'GET /x': [{ status: 200, body: 'the archive' }],
  };
});

afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const fetchInto = (into: string, log: (line: string) => void = () => {}) =>
  fetchArchive({ url, apiKey: 'key', into, pause: 1 }, log);

it('waits for the archive, also longer than a token holds, and brings it here', async () => {
  const lines: string[] = [];
  const into = join(folder, 'all.zip');
  await fetchInto(into, (line) => lines.push(line));
  expect(readFileSync(into, 'utf8')).toBe('the archive');
  expect(lines).toEqual(['7 items are in the archive']);
  expect(asked.filter((one) => one.endsWith('/auth/token'))).toHaveLength(2);
});

it('writes over nothing, and leaves no part behind', async () => {
  const into = join(folder, 'all.zip');
  writeFileSync(into, 'mine');
  await expect(fetchInto(into)).rejects.toThrow('is there already');
  expect([readFileSync(into, 'utf8'), asked]).toEqual(['mine', []]);
  answers['GET /x'] = [{ status: 403 }];
  const other = join(folder, 'other.zip');
  await expect(fetchInto(other)).rejects.toThrow('could not be loaded (403)');
  expect([existsSync(other), existsSync(`${other}.part`)]).toEqual([false, false]);
});

it.each([
  ['POST /api/v1/auth/token', { status: 401 }, 'The key opens nothing'],
  ['POST /api/v1/exports/workspace', { status: 403 }, 'may not export everything'],
  ['GET /api/v1/exports/exp_1', { status: 200, body: { status: 'failed', problem: 'access.denied' } }, 'access.denied'],
  ['GET /api/v1/exports/exp_1', { status: 500 }, 'answered 500'],
])('says in one line why there is none: %s %j', async (name, answer, message) => {
  answers[name] = [answer];
  await expect(fetchInto(join(folder, 'all.zip'))).rejects.toThrow(message);
});
