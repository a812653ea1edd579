import * as z from 'zod/mini';
import { Problem } from '#shared/model/problems.ts';

const text = z.string().check(z.minLength(1), z.maxLength(4096));
const credentialsSchema = z.strictObject({ email: text, password: text });
const refreshSchema = z.strictObject({ refreshToken: text });

const newPasswordSchema = z.strictObject({ email: text, session: text, newPassword: text });
const addressSchema = z.strictObject({ email: text });
const resetSchema = z.strictObject({ email: text, code: text, newPassword: text });

export type Credentials = z.infer<typeof credentialsSchema>;
export type NewPassword = z.infer<typeof newPasswordSchema>;
export type PasswordReset = z.infer<typeof resetSchema>;

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
export function readPasswordReset(body: unknown): PasswordReset {
  return read(resetSchema, body);
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
