import { readCredentials, readRefreshToken } from '#shared/domain/access/credentials.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { json } from '#shared/runtime/http/response.ts';
import { createUserPool } from '#shared/runtime/user-pool.ts';

const userPool = createUserPool();

export const handler = createApi('auth', {
  login: async (request) => json(await userPool.signIn(readCredentials(request.body()))),
  refreshToken: async (request) => json(await userPool.refresh(readRefreshToken(request.body()))),
});
