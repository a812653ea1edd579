import { createClient } from './client.ts';
import { createTokenStore } from './tokens.ts';

/** The one connection of this browser tab. */
export const tokens = createTokenStore(sessionStorage);

export const api = createClient({
  fetch: (...request) => fetch(...request),
  tokens,
  language: () => document.documentElement.lang,
});
