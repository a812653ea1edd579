import {
  Agent,
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { applyPolicy, type PolicyHeader } from './cloudfront-headers.ts';
import { gatewayResponse } from './http-response.ts';
import { sendResponse } from './http-service.ts';

const hopByHop = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'proxy-authorization', 'te', 'trailer'];

/** Hands requests on to a host of the template, with every header of the viewer except `host`. */
export interface Proxy {
  forward(
    incoming: IncomingMessage,
    response: ServerResponse,
    to: { readonly origin: string; readonly host: string; readonly policy: readonly PolicyHeader[] },
  ): void;
  stop(): void;
}

export function createProxy(): Proxy {
  const agent = new Agent({ keepAlive: true });
  return {
    forward(incoming, response, { origin, host, policy }) {
      const outgoing = httpRequest(
        `${origin}${incoming.url}`,
        { method: incoming.method, agent, headers: forwardedHeaders(incoming, host) },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, applyPolicy(withoutHops(answer.headers), policy));
          answer.pipe(response);
        },
      );
      outgoing.on('error', () => {
        if (response.headersSent) response.destroy();
        else sendResponse(response, gatewayResponse(502, 'The origin does not answer'));
      });
      response.on('close', () => {
        if (!response.writableFinished) outgoing.destroy();
      });
      incoming.pipe(outgoing);
    },
    stop: () => agent.destroy(),
  };
}

function forwardedHeaders(incoming: IncomingMessage, host: string): OutgoingHttpHeaders {
  const viewer = incoming.socket.remoteAddress ?? '127.0.0.1';
  const earlier = incoming.headers['x-forwarded-for'];
  return {
    ...withoutHops(incoming.headers),
    host,
    // CloudFront appends the viewer; whoever writes the header himself does not hide his address.
    'x-forwarded-for': earlier === undefined ? viewer : `${earlier}, ${viewer}`,
    'x-forwarded-proto': 'http',
  };
}

function withoutHops(headers: IncomingMessage['headers']): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.includes(name)));
}
