import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Tokens } from '#shared/domain/access/user-pool.ts';
import { createApiEvent, lambdaContext } from '#test/support/api-event.ts';
import { testTenant } from '#test/support/workspace.ts';

vi.hoisted(() => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  process.env.POWERTOOLS_METRICS_DISABLED = 'true';
  process.env.POWERTOOLS_METRICS_NAMESPACE = 'test';
});
vi.stubEnv('TENANT', JSON.stringify(testTenant));

const { createApi } = await import('#shared/runtime/http/api.ts');
const { json } = await import('#shared/runtime/http/response.ts');
const { logger } = await import('#shared/runtime/observability.ts');
const { readEnv } = await import('#shared/runtime/env.ts');

const tokens: Tokens = { accessToken: 'a', idToken: 'i', expiresIn: 3600 };
const handler = createApi('auth', {
  login: async (request) => json({ ...tokens, language: request.language, got: request.body() }),
  refreshToken: async () => {
    throw new Error('connect ECONNREFUSED secret-host');
  },
  answerCode: async () => json({}),
  createToken: async () => json({}),
  setFirstPassword: async () => json({}),
  forgetPassword: async () => json({}),
  resetPassword: async () => json({}),
});

const call = async (routeKey: string, more: Parameters<typeof createApiEvent>[0] = {}) => {
  const response = await handler(createApiEvent({ routeKey, ...more }), lambdaContext);
  return { ...response, json: JSON.parse(response.body) };
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a function of the API', () => {
  it('hands the request to the handler of its route, and says what it cost', async () => {
    const headers = { 'content-type': 'application/json', 'accept-language': 'fr' };
    const response = await call('POST /api/v1/auth/login', { headers, body: '{"email":"x"}' });
    expect(response.statusCode).toBe(200);
    expect(response.json).toEqual({ ...tokens, language: 'fr', got: { email: 'x' } });
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['server-timing']).toMatch(
      /^trips;desc="0", read;desc="0", write;desc="0", total;dur=[\d.]+$/,
    );
  });

  it.each(['$default', 'GET /api/v1/auth/login', 'GET /api/v1/companies'])(
    'answers %s as nothing that is there',
    async (routeKey) => {
      const response = await call(routeKey, { headers: { 'accept-language': 'ru' } });
      expect(response.statusCode).toBe(404);
      expect(response.headers).toMatchObject({
        'content-type': 'application/problem+json; charset=utf-8',
        'content-language': 'ru',
        'server-timing': expect.stringContaining('trips'),
      });
      expect(response.json.code).toBe('route.not_found');
    },
  );

  it('answers problems of the body as such and does not log them', async () => {
    const logged = vi.spyOn(logger, 'error').mockReturnValue();
    const response = await call('POST /api/v1/auth/login', { body: '{}' });
    expect([response.statusCode, response.json.code]).toEqual([415, 'body.media_type']);
    expect(logged).not.toHaveBeenCalled();
  });

  it('logs what is our fault whole, and tells nothing of it', async () => {
    const logged = vi.spyOn(logger, 'error').mockReturnValue();
    const response = await call('POST /api/v1/auth/refresh');
    expect([response.statusCode, response.json.code]).toEqual([500, 'internal']);
    expect(response.body).not.toContain('secret-host');
    expect(response.headers['server-timing']).toContain('trips');
    expect(logged).toHaveBeenCalledWith(
      'request failed',
      expect.objectContaining({ message: expect.stringContaining('secret-host') }),
    );
  });
});

describe('readEnv', () => {
  it('gives what is asked for, parsed', () => {
    vi.stubEnv('TABLE_NAME', 'steward');
    expect(readEnv('TENANT', 'TABLE_NAME')).toEqual({ TENANT: testTenant, TABLE_NAME: 'steward' });
  });

  it.each([
    ['BUS_NAME', ''],
    ['TENANT', '{"id":"x"}'],
    ['TENANT', 'no json'],
  ] as const)('names %s when it is %j', (name, value) => {
    vi.stubEnv(name, value);
    expect(() => readEnv(name)).toThrow(new RegExp(`^environment of the function is incomplete: ${name}`));
    vi.stubEnv('TENANT', JSON.stringify(testTenant));
  });
});
