import * as z from 'zod/mini';
import { tenantSchema } from '#shared/model/tenant.ts';

const text = z.string().check(z.minLength(1));

/** Everything a function can be told by its environment; each entry point picks what it needs. */
const variables = {
  TENANT: z.pipe(
    z.pipe(
      text,
      z.transform((json, context) => {
        try {
          return JSON.parse(json) as unknown;
        } catch {
          context.issues.push({ code: 'custom', message: 'is no JSON', input: json });
          return z.NEVER;
        }
      }),
    ),
    tenantSchema,
  ),
  TABLE_NAME: text,
  BUS_NAME: text,
  BACKUP_BUCKET: text,
  SCRATCH_TABLE: text,
  RESTORED_PREFIX: text,
  FILES_BUCKET: text,
  INBOX_BUCKET: text,
  USER_POOL_ID: text,
  USER_POOL_CLIENT_ID: text,
  RELEASE: text,
} as const;

type Variables = typeof variables;

/** For those who set up an environment. */
export const variableNames = Object.keys(variables) as readonly (keyof Variables)[];

type Env<Name extends keyof Variables> = { readonly [N in Name]: z.infer<Variables[N]> };

/** @throws Error naming the variables that are missing or wrong: a function set up wrongly must not start */
export function readEnv<Name extends keyof Variables>(...names: readonly Name[]): Env<Name> {
  const schema = z.object(Object.fromEntries(names.map((name) => [name, variables[name]])));
  const result = z.safeParse(schema, process.env);
  if (result.success) return result.data as Env<Name>;
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`environment of the function is incomplete: ${wrong.join('; ')}`);
}
