import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Client, type RecordBody, signIn } from '#test/support/api-client.ts';
import { misbehaving, recorded } from '#test/support/recorded-registry.ts';

interface Report {
  readonly outcome: string;
  readonly check: { readonly id: string; readonly why?: string } | null;
  readonly differences: readonly { readonly field: string; readonly theirs: unknown }[];
}

let seller: Client;
beforeAll(async () => {
  seller = await signIn('seller1');
});

async function keepCompany(siren: string): Promise<RecordBody> {
  const path = `/companies/by/FR-SIREN/${siren}` as const;
  const body = { name: `Registered ${siren}`, addresses: null, legalName: null };
  const headers = { 'steward-allow-duplicate': 'made for a test' };
  return (await seller.call<RecordBody>('PUT', path, { body, headers })).body;
}

describe.runIf(inject('registryUrl') !== '')('the registry', () => {
  it('is asked about a company; the answer is kept, and a value taken over by an ordinary change', async () => {
    const company = await keepCompany(recorded.found);
    const path = `/companies/${company.id}` as const;
    const { status, body: report } = await seller.post<Report>(`${path}/registry-check`, undefined);
    expect([status, report.outcome]).toEqual([200, 'found']);
    const legalName = report.differences.find(({ field }) => field === 'legalName');
    const taken = await seller.patch(path, { legalName: legalName?.theirs }, company.version);
    expect(taken).toMatchObject({ status: 200, body: { legalName: 'ATELIERS DU TILLEUL' } });
    const { body: kept } = await seller.get<Report & { data: readonly object[] }>(`${path}/registry-checks`);
    expect(kept.data[0]).toEqual(report.check);
    expect(kept.differences.map(({ field }) => field)).not.toContain('legalName');
  });

  it('says against a company that it is closed, which costs points as long as it counts as active', async () => {
    const company = await keepCompany(recorded.closed);
    const path = `/companies/${company.id}` as const;
    const { body: report } = await seller.post<Report>(`${path}/registry-check`, undefined);
    expect(report.differences).toContainEqual({ field: 'status', ours: 'active', theirs: 'inactive' });
    const { body: quality } = await seller.get<{ issues: readonly object[] }>(`${path}/quality`);
    expect(quality.issues).toContainEqual(expect.objectContaining({ field: 'status', rule: 'registry.closed' }));
  });

  it('blocks nothing when it fails', async () => {
    const company = await keepCompany(misbehaving.broken);
    expect(await seller.post(`/companies/${company.id}/registry-check`, undefined)).toMatchObject({
      status: 200,
      body: { outcome: 'unreachable', check: { why: 'refused' }, differences: [] },
    });
  });

  it('tells of a firm before it is entered', async () => {
    const body = { scheme: 'FR-SIREN', value: recorded.closed };
    expect(await seller.post('/companies/registry-lookup', body)).toMatchObject({
      status: 200,
      body: { outcome: 'found', entry: { state: 'closed' }, fields: { name: 'FONDERIE DES ALOUETTES' } },
    });
  });
});
