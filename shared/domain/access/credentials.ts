import * as z from 'zod/mini';
import {
  addressSchema,
  apiKeyTokenSchema,
  type CodeAnswer,
  type Credentials,
  codeSchema,
  credentialsSchema,
  factorCodeSchema,
  type NewPassword,
  newPasswordSchema,
  type PasswordReset,
  passwordResetSchema,
  refreshSchema,
} from '#shared/model/credentials.ts';
import { Problem } from '#shared/model/problems.ts';

/** @throws Problem `validation.failed` */
export function readCredentials(body: unknown): Credentials {
  return read(credentialsSchema, body);
}

/** @throws Problem `validation.failed` */
export function readRefreshToken(body: unknown): string {
  return read(refreshSchema, body).refreshToken;
}

/** @throws Problem `validation.failed` */
export function readNewPassword(body: unknown): NewPassword {
  return read(newPasswordSchema, body);
}

/** @throws Problem `validation.failed` */
export function readAddress(body: unknown): string {
  return read(addressSchema, body).email;
}

/** @throws Problem `validation.failed` */
export function readCodeAnswer(body: unknown): CodeAnswer {
  return read(codeSchema, body);
}

/** @throws Problem `validation.failed` */
export function readFactorCode(body: unknown): string {
  return read(factorCodeSchema, body).code;
}

/** @throws Problem `validation.failed` */
export function readApiKey(body: unknown): string {
  return read(apiKeyTokenSchema, body).apiKey;
}

/** @throws Problem `validation.failed` */
export function readPasswordReset(body: unknown): PasswordReset {
  return read(passwordResetSchema, body);
}

function read<Schema extends z.ZodMiniType>(schema: Schema, body: unknown): z.infer<Schema> {
  const result = z.safeParse(schema, body);
  if (result.success) return result.data as z.infer<Schema>;
  const errors = result.error.issues.map((issue) => ({
    pointer: issue.path.map((part) => `/${String(part)}`).join(''),
    code: 'invalid' as const,
  }));
  throw new Problem('validation.failed', { errors });
}
