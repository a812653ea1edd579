import { describe, expect, it } from 'vitest';
import { negotiateLanguage, readIfMatch, readJsonBody, readQuery } from '#shared/runtime/http/request.ts';
import { createApiEvent } from '#test/support/api-event.ts';
import { codeOf } from '#test/support/problems.ts';

const headers = { 'content-type': 'application/json' };

describe('negotiateLanguage', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
    ['de, fr;q=0.5, ru;q=0.7', 'ru'],
    ['fr;q=0, ru;q=0.1', 'ru'],
    ['FR-ca', 'fr'],
    ['fr ; q=0.2, ru ;q=0.3', 'ru'],
    // Other languages whose tags begin alike.
    ['rum, frr, enm', 'en'],
    ['*', 'en'],
    ['\u0000;;q=x,,', 'en'],
  ])('%s: %s', (header, language) => {
    expect(negotiateLanguage(header, 'en')).toBe(language);
  });
});

describe('readIfMatch', () => {
  it.each([
    ['"7"', 7],
    ['W/"7"', 7],
    [' "12" ', 12],
  ])('%s', (header, version) => {
    expect(readIfMatch(header)).toBe(version);
  });

  it.each([
    [undefined, 'precondition.required'],
    [' ', 'precondition.required'],
    ['7', 'precondition.failed'],
    ['*', 'precondition.failed'],
    ['"7", "8"', 'precondition.failed'],
    ['"12345678901"', 'precondition.failed'],
  ])('%s: %s', async (header, code) => {
    expect(await codeOf(() => readIfMatch(header))).toBe(code);
  });
});

describe('readJsonBody', () => {
  it.each([
    ['application/json', '{"a":1}', { a: 1 }],
    ['Application/JSON; charset=utf-8', '[1]', [1]],
    ['application/merge-patch+json', 'null', null],
  ])('reads %s', (type, body, value) => {
    expect(readJsonBody(createApiEvent({ headers: { 'content-type': type }, body }))).toEqual(value);
  });

  it('reads what the gateway passes in base 64', () => {
    const body = Buffer.from('{"name":"ё"}').toString('base64');
    expect(readJsonBody(createApiEvent({ headers, body, isBase64Encoded: true }))).toEqual({ name: 'ё' });
  });

  it('takes 1 MB and not a byte more', async () => {
    const text = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));
    expect(readJsonBody(createApiEvent({ headers, body: text(1024 * 1024) }))).toHaveLength(1024 * 1024 - 2);
    const tooLarge = createApiEvent({ headers, body: text(1024 * 1024 + 1) });
    expect(await codeOf(() => readJsonBody(tooLarge))).toBe('body.too_large');
    const inCharacters = createApiEvent({ headers, body: `"${'ё'.repeat(600_000)}"` });
    expect(await codeOf(() => readJsonBody(inCharacters))).toBe('body.too_large');
  });

  it.each([
    ['application/json', '{', 'body.invalid'],
    ['application/json', '', 'body.invalid'],
    ['application/json', undefined, 'body.invalid'],
    ['application/json', `${'['.repeat(400_000)}${']'.repeat(400_000)}`, 'body.invalid'],
    ['text/plain', '{}', 'body.media_type'],
    ['application/jsonx', '{}', 'body.media_type'],
    ['', '{}', 'body.media_type'],
  ])('refuses %s', async (type, body, code) => {
    const event = createApiEvent({ headers: { 'content-type': type }, ...(body !== undefined && { body }) });
    expect(await codeOf(() => readJsonBody(event))).toBe(code);
  });
});

describe('readQuery', () => {
  it('keeps repeated and encoded parameters apart', () => {
    const query = readQuery(createApiEvent({ query: 'a=1%2C2&a=3&filter%5Bname%5D=%D1%91' }));
    expect(query.getAll('a')).toEqual(['1,2', '3']);
    expect(query.get('filter[name]')).toBe('ё');
  });
});
