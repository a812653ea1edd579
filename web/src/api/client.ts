import { apiPrefix } from '#shared/model/routes/route.ts';
import type { AnswerOf, Conditions, Method, PathOf, RequestOf } from './operations.ts';
import { ApiProblem, readProblem } from './problem.ts';
import { type Cost, parseServerTiming } from './server-timing.ts';
import type { TokenStore } from './tokens.ts';

/** A request as it is sent, whatever its operation is. */
interface AnyRequest extends Conditions {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

/** A request of which nothing has to be given may be left out. */
type Rest<Request> = Record<never, never> extends Request ? [request?: Request] : [request: Request];

export interface ApiAnswer<T> {
  readonly data: T;
  readonly cost: Cost | null;
}

export interface ApiClient {
  /**
   * @param path as the API's document writes it: `request.path` fills in the braces
   * @throws ApiProblem whatever goes wrong
   */
  readonly send: <M extends Method, Path extends PathOf<M>>(
    method: M,
    path: Path,
    ...request: Rest<RequestOf<M, Path>>
  ) => Promise<ApiAnswer<AnswerOf<M, Path>>>;
  /** An answer that is a file. @throws ApiProblem */
  readonly download: <Path extends PathOf<'GET'>>(path: Path, request: RequestOf<'GET', Path>) => Promise<Blob>;
  /**
   * @throws ApiProblem `auth.failed` when the address or the password is wrong
   * @throws ApiProblem `auth.new_password_required` with the `session` in which a first password is replaced
   * @throws ApiProblem `auth.code_required` with the `session` for the code of an authenticator app
   */
  readonly signIn: (email: string, password: string) => Promise<void>;
  /** Signs in. @throws ApiProblem `auth.session_over` | `validation.failed` */
  readonly answerCode: (email: string, session: string, code: string) => Promise<void>;
  /** Signs in as well. @throws ApiProblem `auth.session_over` | `auth.code_required` | `validation.failed` */
  readonly setFirstPassword: (email: string, session: string, newPassword: string) => Promise<void>;
  /** Has a code mailed, if the address is known. @throws ApiProblem */
  readonly forgetPassword: (email: string) => Promise<void>;
  /** @throws ApiProblem `validation.failed` */
  readonly resetPassword: (email: string, code: string, newPassword: string) => Promise<void>;
}

interface Surroundings {
  readonly fetch: typeof fetch;
  readonly tokens: TokenStore;
  readonly language: () => string;
}

export function createClient({ fetch, tokens, language }: Surroundings): ApiClient {
  let refreshing: Promise<boolean> | null = null;

  async function call(method: Method, path: string, request: AnyRequest): Promise<Response> {
    const headers: Record<string, string> = { 'Accept-Language': language() };
    const token = tokens.get().tokens?.accessToken;
    if (token) headers.Authorization = `Bearer ${token}`;
    if (request.body !== undefined) headers['Content-Type'] = 'application/json';
    if (request.ifMatch !== undefined) headers['If-Match'] = `"${request.ifMatch}"`;
    if (request.idempotencyKey) headers['Idempotency-Key'] = request.idempotencyKey;
    // A header carries no letters beyond ASCII.
    if (request.allowDuplicate) headers['Steward-Allow-Duplicate'] = encodeURIComponent(request.allowDuplicate);
    try {
      return await fetch(`${apiPrefix}${fillIn(path, request.path)}${toQueryString(request.query)}`, {
        method,
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
    const response = await call('POST', '/auth/refresh', { body: { refreshToken } });
    if (response.status >= 500) throw await readProblem(response);
    if (!response.ok) return false;
    const { accessToken } = (await response.json()) as AnswerOf<'POST', '/auth/refresh'>;
    tokens.signIn({ accessToken, refreshToken });
    return true;
  }

  /** Requests that fail together share one refresh. */
  function refreshOnce(): Promise<boolean> {
    refreshing ??= refresh().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  async function authorised(method: Method, path: string, request: AnyRequest): Promise<Response> {
    let response = await call(method, path, request);
    if (response.status === 401 && tokens.get().tokens) {
      if (await refreshOnce()) response = await call(method, path, request);
      else tokens.expire();
    }
    if (!response.ok) throw await readProblem(response);
    return response;
  }

  /** At the door a 401 is an answer, and no reason to renew a token. */
  async function knock(path: string, body: object): Promise<Response> {
    const response = await call('POST', path, { body });
    if (!response.ok) throw await readProblem(response);
    return response;
  }

  async function enter(path: string, body: object): Promise<void> {
    const { accessToken, refreshToken = '' } = (await (await knock(path, body)).json()) as AnswerOf<
      'POST',
      '/auth/login'
    >;
    tokens.signIn({ accessToken, refreshToken });
  }

  return {
    send: async (method, path, ...[request = {}]) => {
      const response = await authorised(method, path, request);
      const data = response.status === 204 ? undefined : await response.json();
      return { data, cost: parseServerTiming(response.headers.get('Server-Timing')) };
    },
    download: async (path, request) => (await authorised('GET', path, request)).blob(),
    signIn: (email, password) => enter('/auth/login', { email, password }),
    answerCode: (email, session, code) => enter('/auth/code', { email, session, code }),
    setFirstPassword: (email, session, newPassword) => enter('/auth/new-password', { email, session, newPassword }),
    forgetPassword: async (email) => void (await knock('/auth/forgot', { email })),
    resetPassword: async (email, code, newPassword) => void (await knock('/auth/reset', { email, code, newPassword })),
  };
}

function fillIn(path: string, values: AnyRequest['path'] = {}): string {
  return path.replace(/\{(\w+)\}/g, (_braces, name: string) => encodeURIComponent(values[name] ?? ''));
}

function toQueryString(query: AnyRequest['query']): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
