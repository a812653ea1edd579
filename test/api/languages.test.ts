import { beforeAll, expect, it } from 'vitest';
import { type Client, createClient, type ProblemBody, signIn } from '#test/support/api-client.ts';

let client: Client;
beforeAll(async () => {
  client = await signIn('seller1');
});

it.each([
  ['ru', 'ru', /[а-яё]/i],
  ['fr', 'fr', /enregistrement|fiche/i],
  ['en', 'en', /record/i],
  ['ru-RU,ru;q=0.9,en;q=0.5', 'ru', /[а-яё]/i],
  ['de, fr;q=0.8, en;q=0.9', 'en', /record/i],
])('a problem is told in the language of %s', async (header, language, words) => {
  const path = `/companies/com_${'0'.repeat(26)}` as const;
  const { status, headers, body } = await client.get<ProblemBody>(path, { 'accept-language': header });
  expect([status, headers.get('content-language')]).toEqual([404, language]);
  expect(body.title).toMatch(words);
});

it('the faults of fields are told in it too', async () => {
  const messages = await Promise.all(
    ['ru', 'fr', 'en'].map(async (language) => {
      const { body } = await client.post<ProblemBody>('/companies', {}, { 'accept-language': language });
      return body.errors?.[0]?.message;
    }),
  );
  expect(new Set(messages).size).toBe(3);
  for (const message of messages) expect(message).toMatch(/\S/);
});

it('sign-in speaks it before anybody is known', async () => {
  const wrong = { email: 'x@demo.local', password: 'Wrong-2026!' };
  const { body } = await createClient().post<ProblemBody>('/auth/login', wrong, { 'accept-language': 'ru' });
  expect(body.title).toMatch(/[а-яё]/i);
});

it('a language that nobody here speaks falls back to the one of the tenant', async () => {
  const { body: health } = await createClient().get('/health');
  for (const header of ['xx', '', ';;q=,', 'en;q=0']) {
    const { headers } = await client.get('/companies/x', { 'accept-language': header });
    expect(headers.get('content-language')).toBe(health.language);
  }
});

it('objects and their fields have names in it', async () => {
  interface Objects {
    readonly data: readonly { readonly name: string; readonly label: { readonly many: string } }[];
  }
  const { body } = await client.get<Objects>('/objects', { 'accept-language': 'fr' });
  expect(body.data.find(({ name }) => name === 'companies')?.label.many).toBe('Tiers');
});
