import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Call {
  readonly method: string;
  /** Below the address of the API. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type Send = (call: Call) => Promise<Answer>;

/** Requests over connections that stay open, as a browser or a gateway makes them. */
export function createSender(base: string, token: string, connections: number): Send & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send: Send = ({ method, path, headers = {}, body }) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const text = body === undefined ? undefined : JSON.stringify(body);
    const outgoing = request(
      `${base}${path}`,
      {
        method,
        agent,
        headers: {
          authorization: `Bearer ${token}`,
          ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...headers,
        },
      },
      (response) => {
        let answer = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          answer += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answer }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(text);
    return promise;
  };
  return Object.assign(send, { close: () => agent.destroy() });
}

export interface Figures {
  readonly perSecond: number;
  /** Milliseconds */
  readonly p50: number;
  readonly p99: number;
  readonly calls: number;
}

/**
 * Calls one after the other on each of so many lanes, for so many seconds; the first tenth of the time is not counted.
 * @param call number of the lane, and of the call on it
 */
export async function measure(
  seconds: number,
  lanes: number,
  call: (lane: number, at: number) => Promise<unknown>,
): Promise<Figures> {
  const begun = performance.now();
  const warm = begun + seconds * 100;
  const end = begun + seconds * 1000;
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let at = 0; performance.now() < end; at += 1) {
        const startedAt = performance.now();
        await call(lane, at);
        if (startedAt >= warm) times.push(performance.now() - startedAt);
      }
    }),
  );
  times.sort((one, other) => one - other);
  const at = (share: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return {
    perSecond: Math.round(times.length / ((performance.now() - warm) / 1000)),
    p50: at(0.5),
    p99: at(0.99),
    calls: times.length,
  };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
