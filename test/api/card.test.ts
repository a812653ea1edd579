import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, eventually, type PageBody, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeEmail, makeUnique } from '#test/support/sample-values.ts';

interface Listed {
  readonly data: readonly RecordBody[];
}

interface Card {
  readonly company: RecordBody;
  readonly contacts: Listed;
  readonly deals: Listed;
  readonly duplicates: readonly {
    readonly id: string;
    readonly score: number;
    readonly band: string;
    readonly other: { readonly id?: string };
  }[];
  readonly timeline: Listed & { readonly next: string | null };
}

interface Pair {
  readonly id: string;
  readonly status: string;
  readonly score: number;
  readonly band: string;
  readonly reasons: readonly { readonly field: string; readonly kind: string; readonly weight: number }[];
  readonly records: readonly { readonly id: string; readonly title: string }[];
}

let seller: Client;
let other: Client;
beforeAll(async () => {
  seller = await signIn('seller1');
  other = await signIn('seller2');
});

/** What looks like another record on purpose is created all the same. */
async function create(client: Client, object: string, fields: object): Promise<RecordBody> {
  const headers = { 'steward-allow-duplicate': 'Another branch' };
  const { status, body } = await client.call<RecordBody>('POST', `/${object}`, { body: fields, headers });
  expect([status, body]).toEqual([201, expect.objectContaining({ object })]);
  return body;
}

describe('the card of a company', () => {
  it('has everything that hangs on it, for one round trip to the table', async () => {
    const company = await create(seller, 'companies', { name: makeUnique('Carte') });
    const contact = await create(seller, 'contacts', { lastName: 'Иванов', companyId: company.id });
    const deal = await create(seller, 'deals', { title: 'Open', companyId: company.id, amount: '100.50' });
    const call = await create(seller, 'activities', {
      type: 'call',
      at: '2026-01-01T10:00:00Z',
      companyId: company.id,
    });
    await eventually(async () => {
      const { status, headers, body } = await seller.get<Card>(`/companies/${company.id}/card`);
      expect(status).toBe(200);
      expect(body.company).toEqual(company);
      expect(body.contacts.data).toEqual([contact]);
      expect(body.deals.data).toEqual([deal]);
      expect(body.timeline).toEqual({ data: [call], next: null });
      expect(body).toMatchObject({ orders: { data: [] }, tasks: { data: [] }, receivables: null, duplicates: [] });
      expect(headers.get('server-timing')).toMatch(
        /^trips;desc="1", read;desc="[\d.]+", write;desc="0", total;dur=[\d.]+$/,
      );
    });
  });

  it('is there in the moment after the company was created', async () => {
    const company = await create(seller, 'companies', { name: makeUnique('Neue') });
    const { status, body } = await seller.get<Card>(`/companies/${company.id}/card`);
    expect([status, body.company]).toEqual([200, company]);
  });

  it('gives a long timeline page by page', async () => {
    const { id: companyId } = await create(seller, 'companies', { name: makeUnique('Lange') });
    const texts = Array.from({ length: 160 }, (_, at) => String(at));
    for (let at = 0; at < texts.length; at += 20) {
      const day = (text: string) => new Date(Date.UTC(2026, 0, 1, 0, Number(text))).toISOString();
      const some = texts.slice(at, at + 20);
      await Promise.all(
        some.map((text) => create(seller, 'activities', { type: 'note', at: day(text), companyId, text })),
      );
    }
    await eventually(async () => {
      const { body } = await seller.get<Card>(`/companies/${companyId}/card`);
      const rest = await seller.get<PageBody>(
        `/activities?filter[companyId]=${companyId}&limit=200&cursor=${encodeURIComponent(String(body.timeline.next))}`,
      );
      const seen = [...body.timeline.data, ...rest.body.data].map(({ text }) => text);
      expect(seen).toEqual(texts.toReversed());
    });
  });
});

describe('a second similar company', () => {
  const findPair = async (client: Client, id: string): Promise<readonly Pair[]> =>
    (await client.get<PageBody<Pair>>(`/duplicates?record=${id}`)).body.data;

  it('is found by the stream, with the reasons, on both cards', async () => {
    const name = makeUnique('Северный');
    const emails = [{ value: makeEmail() }];
    const first = await create(seller, 'companies', { name: `ООО «${name}»`, emails });
    const second = await create(seller, 'companies', { name: `${name} ЛТД`, emails });
    const pair = await eventually(async () => {
      const pairs = await findPair(seller, second.id);
      expect(pairs).toHaveLength(1);
      return pairs[0] as Pair;
    });
    expect(pair).toMatchObject({ status: 'open', score: expect.any(Number) });
    expect(['certain', 'probable']).toContain(pair.band);
    expect(pair.reasons.map(({ field }) => field)).toContain('emails');
    expect(pair.records.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    await eventually(async () => {
      for (const [one, twin] of [
        [first, second],
        [second, first],
      ] as const) {
        const { body } = await seller.get<Card>(`/companies/${one.id}/card`);
        expect(body.duplicates.map((mark) => mark.other.id)).toEqual([twin.id]);
      }
    });
  });

  it('of somebody else is told to exist, and not who it is', async () => {
    const emails = [{ value: makeEmail() }];
    const name = makeUnique('Vent du sud');
    const first = await create(seller, 'companies', { name, emails });
    const own = await create(other, 'companies', { name: `${name} SARL`, emails });
    const body = await eventually(async () => {
      const card = await other.get<Card>(`/companies/${own.id}/card`);
      expect(card.body.duplicates).toContainEqual(expect.objectContaining({ score: 1 }));
      return card.body;
    });
    expect(body.duplicates.find(({ score }) => score === 1)?.other).toEqual({
      object: 'companies',
      accountManager: expect.objectContaining({ name: 'Анна Белова' }),
    });
    const isTwin = ({ records }: Pair) => records.some(({ id }) => id === first.id);
    expect((await findPair(other, own.id)).filter(isTwin)).toEqual([]);
    expect((await findPair(await signIn('manager'), own.id)).filter(isTwin)).toHaveLength(1);
  });

  it('is no twin any more when what they had in common is gone', async () => {
    const emails = [{ value: makeEmail() }];
    const first = await create(seller, 'companies', { name: makeUnique('Alpha'), emails });
    const second = await create(seller, 'companies', { name: makeUnique('Omega'), emails });
    const countPairs = async () =>
      (await findPair(seller, second.id)).filter(({ records }) => records.some(({ id }) => id === first.id)).length;
    await eventually(async () => expect(await countPairs()).toBe(1));
    await seller.patch(`/companies/${second.id}`, { emails: [] }, 1);
    await eventually(async () => expect(await countPairs()).toBe(0));
  });
});
