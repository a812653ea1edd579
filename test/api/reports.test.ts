import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, eventually, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

interface Row {
  readonly month?: string;
  readonly stageId?: string;
  readonly object?: string;
  readonly ownerId?: string;
  readonly owner?: string;
  readonly currency?: string;
  readonly count: number;
  readonly amount: string;
}

interface Report {
  readonly rows: readonly Row[];
  readonly totals: readonly Row[];
}

let seller: Client;
let manager: Client;
let companyId: string;
beforeAll(async () => {
  seller = await signIn('seller1');
  manager = await signIn('manager');
  companyId = (await seller.post<RecordBody>('/companies', { name: makeUnique('Rapport') })).body.id;
});

/** A currency of the test's own keeps its figures apart from all others. */
const currency = 'XTS';

async function readSales(client: Client): Promise<{ readonly count: number; readonly amount: string }> {
  const { status, body } = await client.get<Report>('/reports/sales');
  expect(status).toBe(200);
  const total = body.totals.find((row) => row.currency === currency);
  return { count: total?.count ?? 0, amount: total?.amount ?? '0.00' };
}

describe('the figures of sales', () => {
  it('follow a deal that is won, changed and opened again', async () => {
    const before = await readSales(seller);
    const whole = Number(before.amount);
    const deal = await seller.post<RecordBody>('/deals', { title: 'Report', companyId, amount: '1250.50', currency });
    const path = `/deals/${deal.body.id}` as const;

    const won = await seller.patch<RecordBody>(path, { stageId: 'won' }, 1);
    expect([won.status, won.body]).toEqual([200, expect.objectContaining({ closedAt: expect.any(String) })]);
    for (const client of [seller, manager]) {
      await eventually(async () => {
        const sales = await readSales(client);
        expect([sales.count, Number(sales.amount)]).toEqual([before.count + 1, whole + 1250.5]);
      });
    }
    await seller.patch(path, { amount: '1000.00' }, 2);
    await eventually(async () => expect(Number((await readSales(seller)).amount)).toBe(whole + 1000));

    const opened = await seller.patch<RecordBody>(path, { stageId: 'proposal' }, 3);
    expect(opened.body).not.toHaveProperty('closedAt');
    await eventually(async () => expect(await readSales(seller)).toEqual(before));
  });

  it('stand under the month and the owner they belong to', async () => {
    const deal = await seller.post<RecordBody>('/deals', { title: 'Month', companyId, amount: '10.00', currency });
    await seller.patch(`/deals/${deal.body.id}`, { stageId: 'won' }, 1);
    const me = await seller.get<{ user: { id: string } }>('/me');
    await eventually(async () => {
      const byMonth = await seller.get<Report>('/reports/sales');
      const row = byMonth.body.rows.find((one) => one.currency === currency);
      expect(row?.month).toBe(new Date().toISOString().slice(0, 7));
      const byOwner = await manager.get<Report>('/reports/sales?groupBy=owner');
      const owners = byOwner.body.rows.filter((one) => one.currency === currency).map(({ ownerId }) => ownerId);
      expect(owners).toEqual([me.body.user.id]);
    });
    const past = await seller.get<Report>('/reports/sales?from=2001-01&to=2001-12');
    expect(past.body.rows).toEqual([]);
  });

  it('of others are not told', async () => {
    const stranger = await signIn('seller2');
    const sellerId = (await seller.get<{ user: { id: string } }>('/me')).body.user.id;
    const { body } = await stranger.get<Report>(`/reports/sales?groupBy=owner&owner=${sellerId}`);
    expect(body.rows).toEqual([]);
    expect((await (await signIn('service')).get('/reports/sales')).status).toBe(403);
    expect((await seller.get('/reports/nonsense')).status).toBe(404);
  });
});

describe('the funnel', () => {
  it('moves with the stage of a deal', async () => {
    const readStage = async (stage: string) => {
      const { body } = await seller.get<Report>('/reports/funnel');
      return body.rows.find((row) => row.stageId === stage && row.currency === currency)?.count ?? 0;
    };
    const [needs, contract] = [await readStage('needs'), await readStage('contract')];
    const deal = await seller.post<RecordBody>('/deals', { title: 'Funnel', companyId, currency, stageId: 'needs' });
    await eventually(async () => expect(await readStage('needs')).toBe(needs + 1));
    await seller.patch(`/deals/${deal.body.id}`, { stageId: 'contract' }, 1);
    await eventually(async () => {
      expect([await readStage('needs'), await readStage('contract')]).toEqual([needs, contract + 1]);
    });
  });
});

describe('the count of records', () => {
  it('goes up with each one, and down with each that is deleted', async () => {
    const count = async () => {
      const { body } = await manager.get<Report>('/reports/records');
      return body.rows.find((row) => row.object === 'contacts')?.count ?? 0;
    };
    const before = await count();
    const { body: contact } = await manager.post<RecordBody>('/contacts', { lastName: 'Counted', companyId });
    await eventually(async () => expect(await count()).toBe(before + 1));
    await manager.delete(`/contacts/${contact.id}`);
    await eventually(async () => expect(await count()).toBe(before));
  });
});
