import { setTimeout } from 'node:timers/promises';
import type { UnreachableReason } from '#shared/model/registries.ts';

export interface Bounds {
  /** For all attempts together, in milliseconds. */
  readonly patience: number;
  /** Bytes of an answer. */
  readonly largest: number;
}

/** The answer cannot be had; never more than a word of why. */
export class Unreachable extends Error {
  readonly why: UnreachableReason;
  constructor(why: UnreachableReason, cause?: unknown) {
    super(`the registry cannot be asked: ${why}`, { cause });
    this.name = 'Unreachable';
    this.why = why;
  }
}

/** Longest `Retry-After` that is waited for, in seconds. */
const longestWait = 1;
const busy: readonly number[] = [429, 503];

/**
 * The body of a successful answer. A server that is busy is asked once more if it says that it will be free within a second;
 * redirects are not followed, so that nobody is asked but who is configured.
 * @throws Unreachable
 */
export async function askForBody(url: URL, { patience, largest }: Bounds): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(patience);
  try {
    const first = await send(url, signal);
    const wait = waitOf(first);
    if (wait === undefined) return await readBody(first, largest);
    await first.body?.cancel();
    await setTimeout(wait * 1000, undefined, { signal });
    return await readBody(await send(url, signal), largest);
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    throw new Unreachable(signal.aborted ? 'timeout' : 'connection', error);
  }
}

function send(url: URL, signal: AbortSignal): Promise<Response> {
  return fetch(url, { signal, redirect: 'manual', headers: { accept: 'application/json' } });
}

function waitOf({ status, headers }: Response): number | undefined {
  const wait = headers.get('retry-after');
  if (!busy.includes(status) || wait === null || !/^\d+$/.test(wait)) return undefined;
  return Number(wait) <= longestWait ? Number(wait) : undefined;
}

async function readBody(response: Response, largest: number): Promise<Uint8Array> {
  if (response.status !== 200 || !response.body) {
    await response.body?.cancel();
    throw new Unreachable('refused');
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > largest) throw new Unreachable('tooLarge');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
