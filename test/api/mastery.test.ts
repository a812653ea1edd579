import { expect, it } from 'vitest';
import {
  type Client,
  createClient,
  eventually,
  type ProblemBody,
  type RecordBody,
  signIn,
} from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

interface Feed {
  readonly id: string;
  readonly state: string;
  readonly version: number;
}

/** Functions know the workspace for ten seconds by heart, but look again for a stranger. */
async function enterStranger(admin: Client): Promise<Client> {
  const expiresAt = new Date(Date.now() + 24 * 60 * 60_000).toISOString();
  const body = { name: makeUnique('Stranger'), roles: ['administrator'], departmentId: 'company', expiresAt };
  const made = await admin.post<{ key: string }>('/api-keys', body);
  expect(made.status).toBe(201);
  const given = await createClient().post<{ accessToken: string }>('/auth/token', { apiKey: made.body.key });
  return createClient(given.body.accessToken);
}

it('what a feed keeps of a client is read here and not changed', async () => {
  const admin = await signIn('admin');
  const system = makeUnique('erp')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
  const name = makeUnique('Kept');
  const made = await admin.post<Feed>('/feeds', {
    name,
    object: 'companies',
    system,
    settings: { mapping: { Code: 'externalId', Name: 'name' }, match: ['externalId'] },
    source: { kind: 'upload' },
    masters: 'mapped',
  });
  expect(made.status).toBe(201);
  const feed = made.body.id;
  const run = await admin.post(`/feeds/${feed}/run`, { content: `Code;Name\n42;${name}\n` });
  expect(run.status).toBe(202);
  const kept = await eventually(async () => {
    const { body } = await admin.get<Feed>(`/feeds/${feed}`);
    expect(body.state).toBe('ok');
    const query = `filter[name][prefix]=${encodeURIComponent(name)}` as const;
    const found = await admin.get<{ data: readonly RecordBody[] }>(`/companies?${query}`);
    expect(found.body.data).toHaveLength(1);
    return found.body.data[0] as RecordBody;
  });

  const stranger = await enterStranger(admin);
  const path = `/companies/${kept.id}` as const;
  const read = await eventually(async () => {
    const answer = await stranger.get<RecordBody>(path);
    expect(answer.body.mastered).toEqual({
      system,
      fields: ['name', 'externalId'],
      whole: false,
      at: expect.any(String),
    });
    return answer.body;
  });
  const refused = await stranger.patch<ProblemBody>(path, { name: 'Ours' }, read.version, { 'accept-language': 'fr' });
  expect([refused.status, refused.body]).toEqual([
    409,
    expect.objectContaining({
      code: 'field.mastered',
      system,
      title: expect.stringContaining(`gérée dans ${system}`),
      errors: [expect.objectContaining({ pointer: '/name', code: 'mastered' })],
    }),
  ]);
  const changed = await stranger.patch<RecordBody>(path, { name, brand: 'Ours' }, read.version);
  expect([changed.status, changed.body.brand]).toEqual([200, 'Ours']);
  expect((await admin.call('DELETE', `/feeds/${feed}`)).status).toBe(204);
});
