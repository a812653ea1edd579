import {
  readAddress,
  readApiKey,
  readCodeAnswer,
  readCredentials,
  readNewPassword,
  readPasswordReset,
  readRefreshToken,
} from '#shared/domain/access/credentials.ts';
import { exchangeApiKey } from '#shared/domain/access/exchange-api-key.ts';
import { readEnv } from '#shared/runtime/env.ts';
import { createApi } from '#shared/runtime/http/api.ts';
import { json, noContent } from '#shared/runtime/http/response.ts';
import { createSignInNotes } from '#shared/runtime/sign-in-notes.ts';
import { createUserPool } from '#shared/runtime/user-pool.ts';
import { createDynamoTable } from '#shared/store/dynamo-table.ts';

const { TABLE_NAME: tableName } = readEnv('TABLE_NAME');
const table = createDynamoTable({ tableName });
const userPool = createUserPool();
const noted = createSignInNotes(table);

export const handler = createApi('auth', {
  login: async (request) => json(await noted(await userPool.signIn(readCredentials(request.body())))),
  refreshToken: async (request) => json(await userPool.refresh(readRefreshToken(request.body()))),
  createToken: async (request) => {
    const key = readApiKey(request.body());
    return json(await noted(await exchangeApiKey({ table, userPool, now: new Date() }, key)));
  },
  answerCode: async (request) => json(await noted(await userPool.answerCode(readCodeAnswer(request.body())), true)),
  setFirstPassword: async (request) =>
    json(await noted(await userPool.setFirstPassword(readNewPassword(request.body())))),
  forgetPassword: async (request) => {
    await userPool.sendCode(readAddress(request.body()));
    return json({}, 202);
  },
  resetPassword: async (request) => {
    await userPool.resetPassword(readPasswordReset(request.body()));
    return noContent();
  },
});
