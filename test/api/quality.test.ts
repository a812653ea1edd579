import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, eventually, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

interface Issue {
  readonly field: string;
  readonly rule: string;
  readonly fix: string;
  readonly points: number;
}

interface Quality {
  readonly score: number;
  readonly dimensions: Readonly<Record<string, number>>;
  readonly issues: readonly Issue[];
}

interface Summary {
  readonly rows: readonly { readonly id: string; readonly records: number }[];
  readonly own: { readonly records: number; readonly points: number };
}

let seller: Client;
let manager: Client;
beforeAll(async () => {
  [seller, manager] = await Promise.all([signIn('seller1'), signIn('manager')]);
});

describe('quality', () => {
  it('is told of a record at once, and counted and listed as work soon after', async () => {
    const body = { name: makeUnique('Quality'), industry: 'нет', phones: [{ value: 'asdf' }] };
    const { body: company } = await seller.post<RecordBody>('/companies', body);
    const path = `/companies/${company.id}/quality` as const;
    const { status, body: quality } = await seller.get<Quality>(path);
    expect(status).toBe(200);
    expect(Object.keys(quality.dimensions).sort()).toEqual(
      ['completeness', 'consistency', 'freshness', 'uniqueness', 'validity'].sort(),
    );
    expect(quality.issues.map(({ field, rule }) => `${field} ${rule}`)).toEqual(
      expect.arrayContaining(['phones junk', 'industry junk', 'identifiers missing']),
    );
    expect(quality.score).toBe(100 - quality.issues.reduce((sum, { points }) => sum + points, 0));
    expect(await (await signIn('seller2')).get(path)).toMatchObject({ status: 404 });

    const said = await seller.call<Quality>('PUT', path, { body: { field: 'identifiers', answer: 'notKnown' } });
    expect([said.status, said.body.score]).toEqual([200, quality.score + 6]);

    await eventually(async () => {
      const { body: work } = await seller.get<{ data: readonly { id: string }[] }>('/quality/fix-next?limit=200');
      expect(work.data.map(({ id }) => id)).toContain(company.id);
    });
  });

  it('does not count what the head has granted a waiver for', async () => {
    const { body: company } = await seller.post<RecordBody>('/companies', { name: makeUnique('Waived') });
    const path = `/companies/${company.id}/quality` as const;
    const { body: before } = await seller.get<Quality>(path);
    const [issue] = before.issues;
    const until = new Date(Date.now() + 30 * 24 * 3600_000).toISOString().slice(0, 10);
    const wish = { field: issue?.field, rule: issue?.rule, reason: 'Known to nobody', until };
    const { status, body: waiver } = await seller.post<{ id: string }>(`${path}/waivers`, wish);
    expect(status).toBe(201);
    await eventually(async () => {
      const { body } = await manager.get<{ data: readonly { id: string }[] }>(
        '/quality/waivers?box=toDecide&limit=200',
      );
      expect(body.data.map(({ id }) => id)).toContain(waiver.id);
    });
    expect(await manager.post(`/quality/waivers/${waiver.id}/grant`, {})).toMatchObject({ status: 200 });
    expect(await manager.post(`/quality/waivers/${waiver.id}/decline`, { reason: 'No' })).toMatchObject({
      status: 409,
    });
    expect((await seller.get<Quality>(path)).body.score).toBe(before.score + (issue?.points ?? 0));
    expect((await seller.get(`${path}/waivers`)).body).toMatchObject({ data: [{ id: waiver.id, state: 'granted' }] });
  });

  it('is summed up for oneself, and for the people one leads', async () => {
    const [own, team] = await Promise.all([
      seller.get<Summary>('/quality/summary?by=owner'),
      manager.get<Summary>('/quality/summary?by=owner'),
    ]);
    expect(own.body.rows).toHaveLength(1);
    expect(own.body.rows[0]?.records).toBe(own.body.own.records);
    expect(team.body.rows.length).toBeGreaterThan(1);
    const [row] = own.body.rows;
    expect(await (await signIn('seller2')).get(`/quality/fix-next?owner=${row?.id}`)).toMatchObject({ status: 404 });
    expect(await manager.get(`/quality/fix-next?owner=${row?.id}`)).toMatchObject({ status: 200 });
    expect(await seller.get('/quality/summary?by=colour')).toMatchObject({ status: 400 });
    const report = await manager.get<Summary>('/reports/quality');
    expect(report.body.rows.map(({ id }) => id).sort()).toEqual(team.body.rows.map(({ id }) => id).sort());
    expect((await manager.get('/reports/quality/export')).headers.get('content-type')).toContain('text/csv');
  });
});
