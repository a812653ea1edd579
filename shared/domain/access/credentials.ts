import * as z from 'zod/mini';
import { Problem } from '#shared/model/problems.ts';

const text = z.string().check(z.minLength(1), z.maxLength(4096));
const credentialsSchema = z.strictObject({ email: text, password: text });
const refreshSchema = z.strictObject({ refreshToken: text });

export type Credentials = z.infer<typeof credentialsSchema>;

/** @throws Problem `validation.failed` */
export function readCredentials(body: unknown): Credentials {
  return read(credentialsSchema, body);
}

/** @throws Problem `validation.failed` */
export function readRefreshToken(body: unknown): string {
  return read(refreshSchema, body).refreshToken;
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
