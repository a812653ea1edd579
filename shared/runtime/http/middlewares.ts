import type middy from '@middy/core';
import { logger, metrics } from '../observability.ts';
import type { CallState } from './call-state.ts';
import { isFault, toProblemResponse } from './problem-response.ts';
import type { HttpEvent } from './request.ts';
import type { HttpResponse } from './response.ts';

type HttpMiddleware = middy.MiddlewareObj<HttpEvent, HttpResponse>;
type StateOf = (event: HttpEvent) => CallState;

/** The one metric that a function writes itself; the ready middleware would complain of having no other on every call. */
export function countColdStarts(): HttpMiddleware {
  return { before: ({ context }) => metrics.captureColdStartMetric(context.functionName) };
}

/** Every error becomes problem+json in the caller's language; those that are our fault are logged whole and say nothing. */
export function answerProblems(stateOf: StateOf): HttpMiddleware {
  return {
    onError: (request) => {
      if (isFault(request.error)) logger.error('request failed', request.error as Error);
      request.response = toProblemResponse(request.error, stateOf(request.event).language);
    },
  };
}

/** `Server-Timing` tells the waves of calls to the table and the capacity they took; nothing is kept by caches. */
export function showCost(stateOf: StateOf): HttpMiddleware {
  const addHeaders: middy.MiddlewareFn<HttpEvent, HttpResponse> = (request) => {
    const { meter, startedAt } = stateOf(request.event);
    const { trips, readUnits, writeUnits } = meter.cost;
    const timing = [
      `trips;desc="${trips}"`,
      `read;desc="${readUnits}"`,
      `write;desc="${writeUnits}"`,
      `total;dur=${(performance.now() - startedAt).toFixed(1)}`,
    ].join(', ');
    const response = request.response as HttpResponse;
    request.response = {
      ...response,
      headers: { 'cache-control': 'no-store', ...response.headers, 'server-timing': timing },
    };
  };
  return { after: addHeaders, onError: addHeaders };
}
