import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { apiPrefix } from '#shared/model/routes/route.ts';
import { CommandError } from './run-command.ts';

export interface ArchiveRequest {
  /** Of the web, as its users know it. */
  readonly url: string;
  /** Of somebody who may export everything. */
  readonly apiKey: string;
  /** Of the file that is made. */
  readonly into: string;
  /** Between two looks, in milliseconds. */
  readonly pause?: number;
}

interface Export {
  readonly id: string;
  readonly status: string;
  readonly problem: string | null;
  readonly rows: number;
  readonly download?: { readonly url: string };
}

/**
 * Has the whole workspace exported, waits for the archive and brings it here.
 * @throws {CommandError} in one line; then there is no file
 */
export async function fetchArchive(
  { url, apiKey, into, pause = 2000 }: ArchiveRequest,
  log: (line: string) => void,
): Promise<void> {
  if (existsSync(into)) throw new CommandError(`${into} is there already: nothing is written over.`);
  const send = openSession(url, apiKey);
  const begun = await send('POST', '/exports/workspace');
  for (let rows = 0; ; await setTimeout(pause)) {
    const { status, problem, download, ...state } = await send('GET', `/exports/${begun.id}`);
    if (status === 'failed') throw new CommandError(`There is no archive: ${problem ?? 'the export failed'}.`);
    if (download) return bringHere(download.url, into);
    if (state.rows > rows) log(`${state.rows} items are in the archive`);
    rows = state.rows;
  }
}

/** A token ends within the hour, and large archives take their time: each call that is refused has another one. */
function openSession(url: string, apiKey: string) {
  let token: string | undefined;

  async function call(method: string, path: string, body?: object): Promise<Response> {
    const headers = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    };
    const address = new URL(apiPrefix + path, url);
    try {
      return await fetch(address, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    } catch {
      throw new CommandError(`Nobody answers at ${url}.`);
    }
  }

  async function signIn(): Promise<void> {
    token = undefined;
    const answer = await call('POST', '/auth/token', { apiKey });
    if (!answer.ok) throw new CommandError('The key opens nothing: make one under Users, API keys.');
    token = ((await answer.json()) as { readonly accessToken: string }).accessToken;
  }

  return async function send(method: string, path: string): Promise<Export> {
    if (token === undefined) await signIn();
    let answer = await call(method, path);
    if (answer.status === 401) {
      await signIn();
      answer = await call(method, path);
    }
    if (answer.status === 403)
      throw new CommandError('The key may not export everything: that takes an administrator.');
    if (!answer.ok) throw new CommandError(`The workspace answered ${answer.status} to ${method} ${path}.`);
    return (await answer.json()) as Export;
  };
}

/** Under its name stands only what is whole. */
async function bringHere(address: string, into: string): Promise<void> {
  const part = `${into}.part`;
  try {
    const answer = await fetch(address);
    if (!answer.ok || !answer.body) throw new CommandError(`The archive could not be loaded (${answer.status}).`);
    await pipeline(answer.body, createWriteStream(part));
    await rename(part, into);
  } finally {
    await rm(part, { force: true });
  }
}
