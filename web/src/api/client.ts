import { apiPrefix } from '#shared/model/routes.ts';
import { ApiProblem, readProblem } from './problem.ts';
import { type Cost, parseServerTiming } from './server-timing.ts';
import type { TokenStore } from './tokens.ts';

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  /** The version that the change was made from. */
  readonly ifMatch?: number;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

export interface ApiAnswer<T> {
  readonly data: T;
  readonly cost: Cost | null;
}

export interface ApiClient {
  /** @throws ApiProblem whatever goes wrong */
  readonly send: <T>(path: string, request?: ApiRequest) => Promise<ApiAnswer<T>>;
  /** @throws ApiProblem */
  readonly download: (path: string, query: ApiRequest['query']) => Promise<Blob>;
  /** @throws ApiProblem `auth.failed` when the address or the password is wrong */
  readonly signIn: (email: string, password: string) => Promise<void>;
}

interface Surroundings {
  readonly fetch: typeof fetch;
  readonly tokens: TokenStore;
  readonly language: () => string;
}

interface LoginAnswer {
  readonly accessToken: string;
  readonly refreshToken: string;
}

export function createClient({ fetch, tokens, language }: Surroundings): ApiClient {
  let refreshing: Promise<boolean> | null = null;

  async function call(path: string, request: ApiRequest): Promise<Response> {
    const headers: Record<string, string> = { 'Accept-Language': language() };
    const token = tokens.get().tokens?.accessToken;
    if (token) headers.Authorization = `Bearer ${token}`;
    if (request.body !== undefined) headers['Content-Type'] = 'application/json';
    if (request.ifMatch !== undefined) headers['If-Match'] = `"${request.ifMatch}"`;
    if (request.idempotencyKey) headers['Idempotency-Key'] = request.idempotencyKey;
    try {
      return await fetch(`${apiPrefix}${path}${toQueryString(request.query)}`, {
        method: request.method ?? 'GET',
        headers,
        body: request.body === undefined ? null : JSON.stringify(request.body),
        signal: request.signal ?? null,
      });
    } catch (error) {
      if (request.signal?.aborted) throw error;
      throw new ApiProblem(0, 'network');
    }
  }

  async function refresh(): Promise<boolean> {
    const refreshToken = tokens.get().tokens?.refreshToken;
    if (!refreshToken) return false;
    const response = await call('/auth/refresh', { method: 'POST', body: { refreshToken } });
    if (response.status >= 500) throw await readProblem(response);
    if (!response.ok) return false;
    const answer = (await response.json()) as Pick<LoginAnswer, 'accessToken'>;
    tokens.signIn({ accessToken: answer.accessToken, refreshToken });
    return true;
  }

  /** Requests that fail together share one refresh. */
  function refreshOnce(): Promise<boolean> {
    refreshing ??= refresh().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  async function authorised(path: string, request: ApiRequest): Promise<Response> {
    let response = await call(path, request);
    if (response.status === 401 && tokens.get().tokens) {
      if (await refreshOnce()) response = await call(path, request);
      else tokens.expire();
    }
    if (!response.ok) throw await readProblem(response);
    return response;
  }

  return {
    send: async <T>(path: string, request: ApiRequest = {}) => {
      const response = await authorised(path, request);
      const data = (response.status === 204 ? undefined : await response.json()) as T;
      return { data, cost: parseServerTiming(response.headers.get('Server-Timing')) };
    },
    download: async (path, query) => (await authorised(path, { ...(query && { query }) })).blob(),
    signIn: async (email, password) => {
      const response = await call('/auth/login', { method: 'POST', body: { email, password } });
      if (!response.ok) throw await readProblem(response);
      const { accessToken, refreshToken } = (await response.json()) as LoginAnswer;
      tokens.signIn({ accessToken, refreshToken });
    },
  };
}

function toQueryString(query: ApiRequest['query']): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
