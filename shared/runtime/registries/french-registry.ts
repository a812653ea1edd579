import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Registry, RegistryAnswer } from '#shared/domain/registry/registry.ts';
import { askForBody, Unreachable } from './ask.ts';
import { frenchAnswer, toEntry } from './french-answer.ts';

/** Somebody waits for the answer, and work goes on without it. In milliseconds. */
const usualPatience = 2500;
/** Bytes. */
const largest = 256 * 1024;

/**
 * The search of companies of the French state, which takes no key.
 * @param address origin of the service, @param patience in milliseconds
 */
export function openFrenchRegistry(address: string, patience: number = usualPatience): Registry {
  return {
    source: new URL(address).host,
    async lookUp({ value }) {
      const url = new URL('/search', address);
      url.search = new URLSearchParams({ q: value, page: '1', per_page: '1' }).toString();
      try {
        return read(await askForBody(url, { patience, largest }), value);
      } catch (error) {
        if (error instanceof Unreachable) return { outcome: 'unreachable', why: error.why };
        throw error;
      }
    },
  };
}

function read(body: Uint8Array, siren: string): RegistryAnswer {
  const answer = z.safeParse(frenchAnswer, parse(body));
  if (!answer.success) throw new Unreachable('unreadable');
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const [first] = answer.data.results;
  if (!first) return { outcome: 'notFound', bodyHash };
  // It searches in texts as well: what it found may be another company.
  if (first.siren !== siren) throw new Unreachable('otherCompany');
  return { outcome: 'found', entry: toEntry(first), bodyHash };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    return undefined;
  }
}
