import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultProvider } from '#shared/runtime/lambda-credentials.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('defaultProvider', () => {
  it('takes what Lambda put into the environment', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_SESSION_TOKEN', 'token');
    expect(await defaultProvider()()).toEqual({ accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token' });
  });

  it('refuses to call AWS as nobody', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', '');
    await expect(defaultProvider()()).rejects.toThrow('holds no AWS credentials');
  });
});
