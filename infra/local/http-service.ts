import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { HttpResponse } from './http-response.ts';
import { listenOnLoopback } from './http-server.ts';

/** A running HTTP server that only this machine can reach. */
export interface HttpService {
  /** Without a trailing slash: `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** Finishes what is under way, refuses what is new. */
  stop(): Promise<void>;
}

/** @param port 0 takes any free one. @throws StartError when the port is taken */
export async function startHttpService(port: number, listener: RequestListener): Promise<HttpService> {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener);
  const origin = await listenOnLoopback(server, port);
  return { origin, stop: () => closeServer(server) };
}

/** Undefined: the body is longer than `limit` bytes; the rest of it is read and dropped. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  return size > limit ? undefined : Buffer.concat(chunks);
}

export function sendResponse(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  const empty = status === 204 || status === 304;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!empty) response.setHeader('content-length', body.length);
  response.writeHead(status);
  response.end(empty || response.req.method === 'HEAD' ? undefined : body);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // A client that holds its connection open must not hold the stop up.
    setTimeout(() => server.closeAllConnections(), 3_000).unref();
  });
}
