import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendS3Error } from './aws-errors.ts';
import { matchesWildcard } from './iam-conditions.ts';
import type { OriginOf } from './origins.ts';
import { readNumber, readObject, readObjects, readTexts } from './properties.ts';
import type { Properties, Stack } from './template.ts';

/**
 * Answers what browsers ask before they call a bucket from another origin, and marks answers as readable by that origin,
 * refusals too. The origin is judged by the host for which it stands on this machine.
 * @returns true when the request was such a question
 */
export function createCors(stack: Stack, originOf: OriginOf) {
  const rules = new Map(
    stack
      .ofType('AWS::S3::Bucket')
      .map(({ ref, properties }) => [ref, readObjects(readObject(properties, 'CorsConfiguration'), 'CorsRules')]),
  );
  const hosts = stack.ofType('AWS::CloudFront::Distribution').map(({ attributes }) => attributes.DomainName ?? '');

  function namesOf(origin: string): readonly string[] {
    const ownHosts = hosts.filter((host) => originOf(host) === origin);
    return [origin, ...ownHosts.map((host) => `https://${host}`)];
  }

  return ({ method = '', url = '/', headers }: IncomingMessage, response: ServerResponse): boolean => {
    const { origin } = headers;
    const asked = method === 'OPTIONS' ? headers['access-control-request-method'] : method;
    if (origin === undefined || asked === undefined) return false;
    const names = namesOf(origin);
    const wanted = splitNames(headers['access-control-request-headers']);
    const bucket = decodeURIComponent(url.split(/[/?]/)[1] ?? '');
    const rule = rules.get(bucket)?.find((one) => fits(one, names, asked, wanted));
    if (rule) allow(response, rule, origin, wanted);
    if (method !== 'OPTIONS') return false;
    if (rule) response.writeHead(200).end();
    else sendS3Error(response, 'AccessForbidden', 403, 'CORSResponse: This CORS request is not allowed.');
    return true;
  };
}

function fits(rule: Properties, origins: readonly string[], method: string, headers: readonly string[]): boolean {
  const isAllowed = (list: string, value: string) =>
    readTexts(rule, list).some((pattern) => matchesWildcard(value, pattern.toLowerCase()));
  return (
    origins.some((origin) => isAllowed('AllowedOrigins', origin)) &&
    isAllowed('AllowedMethods', method.toLowerCase()) &&
    headers.every((name) => isAllowed('AllowedHeaders', name))
  );
}

function allow(response: ServerResponse, rule: Properties, origin: string, headers: readonly string[]): void {
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-methods', readTexts(rule, 'AllowedMethods').join(', '));
  response.setHeader('vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method');
  response.setHeader('access-control-max-age', readNumber(rule, 'MaxAge', 0));
  const exposed = readTexts(rule, 'ExposedHeaders');
  if (exposed.length > 0) response.setHeader('access-control-expose-headers', exposed.join(', '));
  if (headers.length > 0) response.setHeader('access-control-allow-headers', headers.join(', '));
}

function splitNames(header: string | undefined): readonly string[] {
  const names = header?.toLowerCase().split(',') ?? [];
  return names.map((name) => name.trim()).filter((name) => name !== '');
}
