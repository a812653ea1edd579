import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendServiceError } from './aws-errors.ts';
import type { Functions } from './part.ts';

/** Lambda's Invoke call for clients: answers, events and the shapes of failures. */
export function serveLambdaApi(functions: Functions) {
  return async (request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> => {
    const name = /\/functions\/([^/?]+)\/invocations/.exec(request.url ?? '')?.[1];
    if (name === undefined)
      return sendServiceError(response, 'UnknownOperationException', 501, 'only Invoke is simulated');
    const target = decodeURIComponent(name);
    const event: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
    const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
    if (type === 'Event') {
      await functions.enqueue(target, event);
      response.writeHead(202, { 'x-amzn-requestid': randomUUID() }).end();
      return;
    }
    if (type === 'DryRun') {
      response.writeHead(204).end();
      return;
    }
    await answer(response, functions, target, event);
  };
}

async function answer(response: ServerResponse, functions: Functions, target: string, event: unknown): Promise<void> {
  const result = await functions.invoke(target, event);
  const headers = {
    'content-type': 'application/json',
    'x-amzn-requestid': randomUUID(),
    'x-amz-executed-version': '$LATEST',
  };
  if (result.ok) {
    response.writeHead(200, headers).end(JSON.stringify(result.payload));
  } else if (result.reason === 'throttled') {
    sendServiceError(response, 'TooManyRequestsException', 429, result.error.errorMessage);
  } else if (result.error.errorType === 'RequestEntityTooLargeException') {
    sendServiceError(response, 'RequestEntityTooLargeException', 413, result.error.errorMessage);
  } else {
    response.writeHead(200, { ...headers, 'x-amz-function-error': 'Unhandled' }).end(JSON.stringify(result.error));
  }
}
