import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** An error in the shape that SDK clients of JSON services read. */
export function sendServiceError(response: ServerResponse, type: string, status: number, message: string): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-errortype': type,
    'x-amzn-requestid': randomUUID(),
  });
  response.end(JSON.stringify({ __type: `com.amazon.coral.service#${type}`, message, Message: message }));
}

/** A refusal in the shape of the service: S3 speaks XML, all others JSON. */
export function sendAccessDenied(response: ServerResponse, service: string, message: string): void {
  if (service === 's3') sendS3Error(response, 'AccessDenied', 403, message);
  else sendServiceError(response, 'AccessDeniedException', service === 'lambda' ? 403 : 400, message);
}

/** For a body of which the rest is not read: the connection ends with the answer. */
export function sendTooLarge(response: ServerResponse, service: string): void {
  const message = 'Your proposed upload exceeds the maximum allowed size';
  response.setHeader('connection', 'close');
  if (service === 's3') sendS3Error(response, 'EntityTooLarge', 400, message);
  else sendServiceError(response, 'RequestEntityTooLargeException', 413, message);
}

export function sendS3Error(response: ServerResponse, code: string, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/xml', 'x-amz-request-id': randomUUID() });
  const text = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${text}</Message></Error>`);
}
