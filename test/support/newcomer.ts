import { expect, inject } from 'vitest';
import type { User } from '#shared/domain/organisation/directory.ts';
import { type Client, createClient, eventually, type ProblemBody, type Tokens } from './api-client.ts';
import { readMailedSecret } from './people.ts';
import { makeEmail } from './sample-values.ts';

/** Mails are read where the stack keeps them: one that runs elsewhere sends them away. */
export const isMailRead = inject('stewardData') !== '';

export interface Invited extends User {
  readonly [field: string]: unknown;
}

/** What a newcomer chooses. */
export const ownPassword = 'Own-Word-2026';

export async function invite(
  admin: Client,
  roles: readonly string[] = ['seller'],
  departmentId = 'sales',
): Promise<Invited> {
  const email = makeEmail();
  const { status, body } = await admin.post<Invited>('/users', { email, name: 'Nina New', departmentId, roles });
  expect([status, body.email]).toEqual([201, email]);
  return body;
}

/** Through the first password, as the mail of the pool gives it. */
export async function enter({ id, email }: User): Promise<Client> {
  const anonymous = createClient();
  const challenge = await anonymous.post<ProblemBody>('/auth/login', {
    email,
    password: await readMailedSecret(email),
  });
  const { session } = challenge.body;
  const { body } = await anonymous.post<Tokens>('/auth/new-password', { email, session, newPassword: ownPassword });
  const client = createClient(body.accessToken);
  // Functions know colleagues for ten seconds by heart, each for itself.
  for (const path of ['/me', `/users/${id}`] as const) {
    await eventually(async () => expect((await client.get(path)).status).toBe(200));
  }
  return client;
}
