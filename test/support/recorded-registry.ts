import { existsSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Invented companies as the French registry would tell of them; the files in `test/samples/registry` are called by SIREN. */
export const recorded = {
  found: '990000010',
  closed: '990000028',
  unknown: '990000036',
  /** The search finds a neighbour. */
  other: '990000044',
  /** A trader who tells nothing but that he is one. */
  withheld: '990000051',
} as const;

/** Numbers for which the server does something else than answer. */
export const misbehaving = {
  slow: '990000069',
  busy: '990000077',
  busyForMinutes: '990000085',
  broken: '990000093',
  garbage: '990000101',
  truncated: '990000119',
  tooLarge: '990000127',
  elsewhere: '990000135',
} as const;

export interface RecordedRegistry {
  readonly address: string;
  /** Numbers that it was asked for, in their order. */
  readonly asked: string[];
  stop(): Promise<void>;
}

type Behaviour = (response: ServerResponse, times: number) => void;

const text = (response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

const behaviours: Readonly<Record<string, Behaviour>> = {
  [misbehaving.slow]: () => {},
  [misbehaving.busy]: (response, times) =>
    times === 1 ? text(response, 429, '{}', { 'retry-after': '0' }) : text(response, 200, '{"results":[]}'),
  [misbehaving.busyForMinutes]: (response) => text(response, 429, '{}', { 'retry-after': '120' }),
  [misbehaving.broken]: (response) => text(response, 500, 'Internal Server Error'),
  [misbehaving.garbage]: (response) => text(response, 200, '<html>Service momentanément indisponible</html>'),
  [misbehaving.truncated]: (response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"results":[{"siren":"9900');
    setTimeout(() => response.destroy(), 20);
  },
  [misbehaving.tooLarge]: (response) => text(response, 200, `{"results":[],"more":"${'x'.repeat(300_000)}"}`),
  [misbehaving.elsewhere]: (response) => text(response, 302, '', { location: 'http://127.0.0.1:9/search' }),
};

/** Listens on a free port of this machine. */
export async function startRecordedRegistry(): Promise<RecordedRegistry> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://registry');
    const siren = searchParams.get('q') ?? '';
    asked.push(siren);
    const behave = behaviours[siren];
    if (pathname !== '/search') text(response, 404, '{}');
    else if (behave) behave(response, asked.filter((one) => one === siren).length);
    else answer(response, readRecording(siren));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Of what was not recorded it says nothing, so that who asks about all the companies there are soon gives up. */
function answer(response: ServerResponse, recording: string | undefined): void {
  if (recording === undefined) text(response, 503, '{}');
  else text(response, 200, recording);
}

function readRecording(siren: string): string | undefined {
  const file = join(import.meta.dirname, '../samples/registry', `${siren}.json`);
  return /^\d{9}$/.test(siren) && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
