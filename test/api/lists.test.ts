import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, eventually, type PageBody, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeEmail, makePhone, makeUnique } from '#test/support/sample-values.ts';

let seller: Client;
let other: Client;
let manager: Client;
let admin: Client;
const prefix = makeUnique('Liste');
/** In the order of their names. */
let companies: readonly RecordBody[];

beforeAll(async () => {
  seller = await signIn('seller1');
  other = await signIn('seller2');
  manager = await signIn('manager');
  admin = await signIn('admin');
  const fields = [
    { name: `${prefix} a`, country: 'FR', roles: ['client'] },
    { name: `${prefix} Б`, country: 'RU', roles: ['client', 'partner'], industry: '=2+5' },
    { name: `${prefix} é`, country: 'FR', roles: ['prospect'] },
    {
      name: `${prefix} z`,
      country: 'GB',
      roles: ['prospect'],
      phones: [{ value: makePhone() }],
      emails: [{ value: makeEmail() }],
    },
  ];
  companies = await Promise.all(fields.map(async (one) => (await seller.post<RecordBody>('/companies', one)).body));
  await eventually(async () => expect((await list(seller, 'sort=name')).length).toBe(4));
});

async function list(client: Client, query: string, object = 'companies'): Promise<readonly RecordBody[]> {
  const path = `/${object}?filter[name][prefix]=${encodeURIComponent(prefix)}&${query}` as const;
  const { status, body } = await client.get<PageBody>(path);
  expect([status, body]).toEqual([200, expect.objectContaining({ data: expect.any(Array) })]);
  return body.data;
}

/** Every record of a list, page by page. */
async function walk(client: Client, path: `/${string}`, limit: number): Promise<readonly RecordBody[]> {
  const found: RecordBody[] = [];
  let cursor = '';
  do {
    const { status, body } = await client.get<PageBody>(`${path}&limit=${limit}${cursor}`);
    expect(status).toBe(200);
    expect(body.data.length).toBeLessThanOrEqual(limit);
    found.push(...body.data);
    cursor = body.page.next === null ? '' : `&cursor=${encodeURIComponent(body.page.next)}`;
  } while (cursor !== '');
  return found;
}

const nameOf = ({ name }: RecordBody) => String(name).slice(prefix.length + 1);

describe('a list', () => {
  it('sorts by name in both directions, scripts and accents folded', async () => {
    const names = (await list(seller, 'sort=name')).map(nameOf);
    expect(names).toHaveLength(4);
    expect([...names].filter((name) => name !== 'Б')).toEqual(['a', 'é', 'z']);
    expect((await list(seller, 'sort=-name')).map(nameOf)).toEqual([...names].reverse());
  });

  it.each([
    ['filter[country]=FR', ['a', 'é']],
    ['filter[country][eq]=FR', ['a', 'é']],
    ['filter[country][in]=RU,GB', ['z', 'Б']],
    ['filter[roles]=client', ['a', 'Б']],
    ['filter[status]=active&filter[country]=FR&filter[roles]=prospect', ['é']],
    ['filter[country]=DE', []],
  ])('filters by %s', async (query, names) => {
    expect((await list(seller, `sort=name&${query}`)).map(nameOf).sort()).toEqual([...names].sort());
  });

  it('finds names by their beginning, whatever their case', async () => {
    const path = `/companies?sort=name&filter[name][prefix]=${encodeURIComponent(prefix.toUpperCase())}` as const;
    expect((await seller.get<PageBody>(path)).body.data).toHaveLength(4);
  });

  it('answers only the fields that were asked for', async () => {
    const records = await list(seller, 'sort=name&fields=name,country');
    for (const record of records) expect(Object.keys(record).sort()).toEqual(['country', 'name']);
  });

  it('shows the last changed first, unless told otherwise', async () => {
    const { body } = await seller.get<PageBody>('/companies?limit=200');
    const times = body.data.map(({ updatedAt }) => String(updatedAt));
    expect(times).toEqual([...times].sort().reverse());
    expect(times.length).toBeGreaterThanOrEqual(4);
  });

  it.each([1, 3, 200])('is the same in pages of %i', async (limit) => {
    const path = `/companies?sort=name&filter[name][prefix]=${encodeURIComponent(prefix)}` as const;
    const whole = (await list(seller, 'sort=name')).map(({ id }) => id);
    expect((await walk(manager, path, limit)).map(({ id }) => id)).toEqual(whole);
  });

  it('shows each record once in a long walk over several departments', async () => {
    const ids = (await walk(admin, '/companies?sort=name&fields=id,name', 50)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(companies.map(({ id }) => id)));
  });

  it('hides what belongs to others, and shows the head of the department everything of it', async () => {
    expect(await list(other, 'sort=name')).toEqual([]);
    expect(await list(manager, 'sort=name')).toHaveLength(4);
    expect(await list(admin, 'sort=name')).toHaveLength(4);
  });

  it('refuses the cursor of another list', async () => {
    const first = await seller.get<PageBody>('/companies?sort=name&limit=1');
    const cursor = encodeURIComponent(String(first.body.page.next));
    for (const path of [`/companies?sort=-name&cursor=${cursor}`, `/contacts?cursor=${cursor}`] as const) {
      const { status, body } = await seller.get(path);
      expect([path, status, body.code]).toEqual([path, 400, 'query.invalid']);
    }
    const foreign = await manager.get(`/companies?sort=name&cursor=${cursor}`);
    expect(foreign.status).toBe(400);
  });

  it('holds what hangs on a company, newest first', async () => {
    const companyId = companies[0]?.id;
    for (const day of ['03', '01', '02']) {
      const answer = await seller.post('/activities', {
        type: 'call',
        at: `2026-01-${day}T10:00:00Z`,
        companyId,
        subject: day,
      });
      expect(answer.status).toBe(201);
    }
    await eventually(async () => {
      const path = `/activities?filter[companyId]=${companyId}` as const;
      const { body } = await seller.get<PageBody>(path);
      expect(body.data.map(({ subject }) => subject)).toEqual(['03', '02', '01']);
      const backwards = await seller.get<PageBody>(`${path}&sort=at`);
      expect(backwards.body.data.map(({ subject }) => subject)).toEqual(['01', '02', '03']);
      const changed = await seller.get<PageBody>(`${path}&sort=updatedAt&filter[departmentId]=me&filter[ownerId]=me`);
      expect(changed.body.data.map(({ subject }) => subject)).toEqual(['03', '01', '02']);
      expect(changed.headers.get('server-timing')).toContain('trips;desc="1"');
    });
  });

  it('of open deals goes by the day they should close', async () => {
    const companyId = companies[1]?.id;
    for (const expectedCloseDate of ['2031-03-01', '2031-01-01', '2031-02-01']) {
      await seller.post('/deals', { title: `${prefix} deal`, companyId, expectedCloseDate });
    }
    await eventually(async () => {
      const query = 'filter[stageId]=qualification&filter[expectedCloseDate][gte]=2031-01-01&sort=expectedCloseDate';
      const { body } = await seller.get<PageBody>(`/deals?${query}`);
      const dates = body.data.filter((deal) => deal.companyId === companyId).map((deal) => deal.expectedCloseDate);
      expect(dates).toEqual(['2031-01-01', '2031-02-01', '2031-03-01']);
    });
  });
});

describe('an export', () => {
  const download = (client: Client, language: string) =>
    client.get<string>(`/companies/export?sort=name&filter[name][prefix]=${encodeURIComponent(prefix)}`, {
      'accept-language': language,
    });

  it('opens in a Russian or French spreadsheet: byte order mark, semicolons, headings in the language', async () => {
    for (const [language, heading] of [
      ['ru', 'Название'],
      ['fr', 'Nom'],
    ] as const) {
      const { status, headers, body } = await download(seller, language);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(headers.get('content-disposition')).toBe('attachment; filename="companies.csv"');
      const [head = '', ...rows] = body.trimEnd().split('\r\n');
      expect(head.startsWith('\ufeffid;')).toBe(true);
      expect(head.split(';')[1]).toBe(heading);
      expect(rows).toHaveLength(4);
    }
  });

  it('is separated by commas in English', async () => {
    const { body } = await download(seller, 'en');
    expect(body.startsWith('id,Name,')).toBe(true);
  });

  it('runs no formula, and keeps phones as they are', async () => {
    const { body } = await download(seller, 'ru');
    expect(body).toContain(";'=2+5;");
    expect(body).not.toMatch(/;=2/);
    expect(body).toMatch(/;\+33 6 39 98 /);
  });

  it('holds no more than the list', async () => {
    expect((await download(other, 'en')).body.trimEnd().split('\r\n')).toHaveLength(1);
    expect((await download(await signIn('service'), 'en')).status).toBe(403);
  });
});
