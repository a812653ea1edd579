import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { type DemoUser, demoPassword, type demoUsers } from '#shared/model/demo-users.ts';
import type { Fields } from '#shared/model/records.ts';
import { apiPrefix } from '#shared/model/routes/route.ts';
import { requireDescribed } from './answer-check.ts';

export interface Answer<Body = Fields> {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed if it is JSON, else text. */
  readonly body: Body;
}

export interface Call {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is text already. */
  readonly body?: unknown;
}

/** `/companies` below the API's prefix, or a whole path. */
type Path = `/${string}`;
export type HeaderFields = Readonly<Record<string, string>>;

export interface Client {
  call<Body = Fields>(method: string, path: Path, call?: Call): Promise<Answer<Body>>;
  get<Body = Fields>(path: Path, headers?: HeaderFields): Promise<Answer<Body>>;
  post<Body = Fields>(path: Path, body: unknown, headers?: HeaderFields): Promise<Answer<Body>>;
  patch<Body = Fields>(
    path: Path,
    body: unknown,
    version: number | string,
    headers?: HeaderFields,
  ): Promise<Answer<Body>>;
  delete(path: Path): Promise<Answer>;
}

/** A record as the API gives it. */
export interface RecordBody extends Fields {
  readonly id: string;
  readonly object: string;
  readonly version: number;
}

export interface PageBody<Item = RecordBody> {
  readonly data: readonly Item[];
  readonly page: { readonly next: string | null };
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
  readonly [member: string]: unknown;
}

export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
}

/**
 * A client of the shared stack. Every answer is held against the OpenAPI document.
 * @param token none: an anonymous caller
 * @throws Error when an answer is not what the document promises
 */
export function createClient(token?: string, base: string = inject('stewardUrl')): Client {
  const call = async <Body>(method: string, path: Path, { headers = {}, body }: Call = {}): Promise<Answer<Body>> => {
    const response = await fetch(`${base}${apiPrefix}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const bytes = await response.bytes();
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && bytes.length > 0;
    // `response.text()` would drop the byte order mark.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const answer = { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    requireDescribed({ method, path, ...answer });
    return answer as Answer<Body>;
  };
  return {
    call,
    get: (path, headers = {}) => call('GET', path, { headers }),
    post: (path, body, headers = {}) => call('POST', path, { body, headers }),
    patch: (path, body, version, headers = {}) =>
      call('PATCH', path, { body, headers: { 'if-match': `"${version}"`, ...headers } }),
    delete: (path) => call('DELETE', path),
  };
}

/** `seller1` of `seller1@demo.local` */
export type DemoName = (typeof demoUsers)[number]['email'] extends `${infer Name}@demo.local` ? Name : never;

const signedIn = new Map<string, Promise<Tokens>>();

/** Tokens are asked for once per file. */
export function fetchTokens(name: DemoName): Promise<Tokens> {
  let tokens = signedIn.get(name);
  if (!tokens) {
    const email: DemoUser['email'] = `${name}@demo.local`;
    tokens = createClient()
      .post<Tokens>('/auth/login', { email, password: demoPassword })
      .then(({ body }) => body);
    signedIn.set(name, tokens);
  }
  return tokens;
}

export async function signIn(name: DemoName): Promise<Client> {
  return createClient((await fetchTokens(name)).accessToken);
}

/**
 * Asks until the answer is there, less and less often: streams and indexes follow the table within moments.
 * @throws the last failure after so many seconds
 */
export async function eventually<Result>(attempt: () => Promise<Result>, seconds = 30): Promise<Result> {
  const deadline = Date.now() + seconds * 1000;
  for (let pause = 30; ; pause = Math.min(pause * 1.5, 500)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await setTimeout(pause);
    }
  }
}
