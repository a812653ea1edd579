export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** `expired`: the server no longer takes the refresh token, but the user's work on the screen must not be lost. */
export interface SessionState {
  readonly tokens: Tokens | null;
  readonly expired: boolean;
}

export interface TokenStore {
  readonly get: () => SessionState;
  readonly signIn: (tokens: Tokens) => void;
  readonly expire: () => void;
  readonly signOut: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const storageKey = 'steward.session';

/** Tokens of this browser tab; a closed tab is a closed session. */
export function createTokenStore(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): TokenStore {
  const listeners = new Set<() => void>();
  let state: SessionState = { tokens: readTokens(storage.getItem(storageKey)), expired: false };

  function change(next: SessionState): void {
    state = next;
    if (next.tokens) storage.setItem(storageKey, JSON.stringify(next.tokens));
    else storage.removeItem(storageKey);
    for (const listener of listeners) listener();
  }

  return {
    get: () => state,
    signIn: (tokens) => change({ tokens, expired: false }),
    expire: () => change({ ...state, expired: true }),
    signOut: () => change({ tokens: null, expired: false }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readTokens(stored: string | null): Tokens | null {
  if (!stored) return null;
  try {
    return JSON.parse(stored) as Tokens;
  } catch {
    return null;
  }
}
