import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, eventually, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeEmail, makeInn } from '#test/support/sample-values.ts';

interface Found {
  readonly object: string;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly matched: { readonly kind: string; readonly value: string };
  readonly companyId?: string;
}

interface Answer {
  readonly data: readonly Found[];
  readonly more: boolean;
}

let seller: Client;
let other: Client;
let admin: Client;

/** Letters only, so that they mean the same in both scripts. */
const unique = Array.from({ length: 7 }, () => 'bdgklmnprtvz'.charAt(Math.floor(Math.random() * 12))).join('o');
const russian: Readonly<Record<string, string>> = {
  b: 'б',
  d: 'д',
  g: 'г',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  r: 'р',
  t: 'т',
  v: 'в',
  z: 'з',
};
const uniqueRussian = Array.from(unique, (letter) => russian[letter]).join('');
const latinKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const russianKeys = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const wrongLayout = Array.from(uniqueRussian, (letter) => latinKeys.charAt(russianKeys.indexOf(letter))).join('');

const phone = `+33 6 39 98 ${(unique.charCodeAt(0) % 90) + 10} ${(unique.charCodeAt(2) % 90) + 10}`;
const email = makeEmail();
const inn = makeInn();
let company: RecordBody;
let contact: RecordBody;
let deal: RecordBody;

beforeAll(async () => {
  seller = await signIn('seller1');
  other = await signIn('seller2');
  admin = await signIn('admin');
  const fields = {
    name: `ООО «Северный ${uniqueRussian}»`,
    identifiers: [{ scheme: 'RU-INN', value: inn }],
    phones: [{ value: phone }],
    emails: [{ value: email }],
  };
  company = (await seller.post<RecordBody>('/companies', fields)).body;
  const person = { lastName: `Ёлкина-${uniqueRussian}`, firstName: 'Пётр', companyId: company.id };
  contact = (await seller.post<RecordBody>('/contacts', person)).body;
  deal = (await seller.post<RecordBody>('/deals', { title: `Contrat ${unique}`, companyId: company.id })).body;
  await eventually(async () => expect(await idsOf(seller, unique)).toHaveLength(3));
});

async function search(client: Client, text: string, rest = ''): Promise<Answer> {
  const { status, headers, body } = await client.get<Answer>(`/search?q=${encodeURIComponent(text)}${rest}`);
  expect([text, status]).toEqual([text, 200]);
  expect(Number(/trips;desc="(\d+)"/.exec(headers.get('server-timing') ?? '')?.[1])).toBeLessThanOrEqual(2);
  return body;
}

const idsOf = async (client: Client, text: string, rest = '') =>
  (await search(client, text, rest)).data.map(({ id }) => id);

describe('search', () => {
  it.each([
    ['beginnings of words in any order', () => `${uniqueRussian.slice(0, 9)} сев`],
    ['the other script', () => `${unique.slice(0, 9)} severn`],
    ['the wrong keyboard layout', () => `${wrongLayout} ctd`],
    ['capitals', () => `СЕВЕРНЫЙ ${uniqueRussian.toUpperCase()}`],
    ['the number of the firm', () => inn],
    ['the number with its name', () => `ИНН ${inn}`],
    ['the e-mail', () => email.toUpperCase()],
    ['the phone', () => phone],
    ['the phone as typed at home', () => phone.replace('+33 ', '0').replaceAll(' ', '.')],
    ['the phone with brackets and dashes', () => phone.replace('+33 6 39', '0033 (6) 39-')],
  ])('finds a company by %s', async (_how, text) => {
    expect(await idsOf(seller, text(), '&objects=companies')).toContain(company.id);
  });

  it.each([
    ['last name, first letters', () => `${uniqueRussian} пет`],
    ['ё and е, hyphens', () => `елкина ${unique}`],
  ])('finds a person by %s', async (_how, text) => {
    expect(await idsOf(seller, text())).toEqual([contact.id]);
  });

  it('finds a deal by its title, and leads to the card of its company', async () => {
    expect((await search(seller, `contr ${unique}`)).data).toMatchObject([
      { object: 'deals', id: deal.id, title: deal.title, subtitle: company.name, companyId: company.id },
    ]);
  });

  it('says by what it found', async () => {
    expect((await search(seller, inn)).data).toMatchObject([
      { object: 'companies', id: company.id, matched: { kind: 'ident', value: `RU-INN:${inn}` } },
    ]);
  });

  it('shows only the objects that were asked for, and as many as were asked for', async () => {
    expect(await idsOf(seller, unique, '&objects=contacts,deals')).toHaveLength(2);
    expect(await search(seller, unique, '&limit=1')).toMatchObject({ data: [{}], more: true });
  });

  it('lets nobody find what they may not read', async () => {
    for (const text of [unique, uniqueRussian, wrongLayout, inn, email, `contr ${unique}`]) {
      expect(await search(other, text)).toEqual({ data: [], more: false });
    }
    expect((await search(other, phone)).data.map(({ id }) => id)).not.toContain(company.id);
    expect(await idsOf(admin, unique)).toHaveLength(3);
  });

  it('follows a new name and the bin', async () => {
    const { body: record } = await seller.post<RecordBody>('/companies', { name: `Alpha ${unique}` });
    await eventually(async () => expect(await idsOf(seller, `alpha ${unique}`)).toEqual([record.id]));
    const { body: renamed } = await seller.patch<RecordBody>(`/companies/${record.id}`, { name: `Zulu ${unique}` }, 1);
    await eventually(async () => expect(await idsOf(seller, `zul ${unique}`)).toEqual([record.id]));
    expect(await idsOf(seller, `alpha ${unique}`)).toEqual([]);
    expect((await admin.delete(`/companies/${renamed.id}`)).status).toBe(204);
    expect(await idsOf(seller, `zul ${unique}`)).toEqual([]);
  });

  it.each(['/search', '/search?q=a&objects=users', '/search?q=a&limit=0', `/search?q=${'a'.repeat(201)}`] as const)(
    'refuses %s',
    async (path) => {
      const { status, body } = await seller.get(path);
      expect([status, body.code]).toEqual([400, 'query.invalid']);
    },
  );

  it.each(['', '%00', '%F0%9F%98%80', '%', 'T%23zzqx', '../../', '<qzxv>', '%ED%A0%80', "'%20QZXV%201=1"])(
    'finds nothing by %s, and does not stumble',
    async (text) => {
      const { status, body } = await seller.get<Answer>(`/search?q=${text}`);
      expect([text, status, body]).toEqual([text, 200, { data: [], more: false }]);
    },
  );
});
