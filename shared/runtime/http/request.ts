import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { Problem } from '#shared/model/problems.ts';
import { type Language, languages } from '#shared/model/tenant.ts';

/** Events of public routes come without `authorizer`. */
export type HttpEvent = Omit<APIGatewayProxyEventV2WithJWTAuthorizer, 'requestContext'> & {
  readonly requestContext: Omit<APIGatewayProxyEventV2WithJWTAuthorizer['requestContext'], 'authorizer'> &
    Partial<Pick<APIGatewayProxyEventV2WithJWTAuthorizer['requestContext'], 'authorizer'>>;
};

const maxBodyBytes = 1024 * 1024;
/** Deeper than anything a body can mean; what walks through a body may then do so by recursion. */
const maxDepth = 20;

/** @throws Problem `body.media_type` | `body.too_large` | `body.invalid` */
export function readJsonBody(event: HttpEvent): unknown {
  const text = readText(event, maxBodyBytes);
  if (!jsonType.test(typeOf(event))) throw new Problem('body.media_type');
  return readJson(text);
}

/**
 * What a page sends that knows nothing of us: JSON, under whatever name, or the fields of a form, of which those that occur
 * more than once are lists.
 * @param most bytes
 * @throws Problem `body.media_type` | `body.too_large` | `body.invalid`
 */
export function readFormBody(event: HttpEvent, most: number): unknown {
  const text = readText(event, most);
  if (formType.test(typeOf(event))) return readFields(new URLSearchParams(text));
  if (!jsonType.test(typeOf(event)) && !/^text\/plain\b/i.test(typeOf(event))) throw new Problem('body.media_type');
  return readJson(text);
}

const jsonType = /^application\/(json|[\w.-]+\+json)\b/i;
const formType = /^application\/x-www-form-urlencoded\b/i;

function typeOf(event: HttpEvent): string {
  return event.headers['content-type'] ?? '';
}

function readText(event: HttpEvent, most: number): string {
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  if (Buffer.byteLength(text) > most) throw new Problem('body.too_large');
  return text;
}

function readFields(fields: URLSearchParams): unknown {
  const names = [...new Set(fields.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = fields.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

function readJson(text: string): unknown {
  const body = parseJson(text);
  if (isDeeperThan(maxDepth, body)) throw new Problem('body.invalid');
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem('body.invalid');
  }
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

/** API Gateway joins repeated parameters by commas in its map, so the raw text is read. */
export function readQuery(event: HttpEvent): URLSearchParams {
  return new URLSearchParams(event.rawQueryString);
}

/** The first language of `Accept-Language` that the product speaks, by weight. */
export function negotiateLanguage(header: string | undefined, fallback: Language): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.trim().split(/\s*;\s*q=/);
      return {
        language: tag.replace(/-.*$/, '').toLowerCase(),
        weight: weight === undefined ? 1 : Number(weight) || 0,
      };
    })
    .filter(({ language, weight }) => weight > 0 && (languages as readonly string[]).includes(language))
    .sort((left, right) => right.weight - left.weight);
  return (wanted[0]?.language as Language | undefined) ?? fallback;
}

/** As `readIfMatch`, where the version need not be named. @throws Problem `precondition.failed` */
export function readOptionalIfMatch(header: string | undefined): number | undefined {
  return header === undefined ? undefined : readIfMatch(header);
}

/** The version named by `If-Match: "<version>"`. @throws Problem `precondition.required` | `precondition.failed` */
export function readIfMatch(header: string | undefined): number {
  if (header === undefined || header.trim() === '') throw new Problem('precondition.required');
  const match = /^(?:W\/)?"(\d{1,10})"$/.exec(header.trim());
  if (!match) throw new Problem('precondition.failed');
  return Number(match[1]);
}
