import { expect, it } from 'vitest';
import { eventually, type RecordBody, signIn } from '#test/support/api-client.ts';
import { makeUnique } from '#test/support/sample-values.ts';

interface Run {
  readonly id: string;
  readonly status: string;
  readonly count: number;
  readonly sample: readonly { readonly id: string; readonly changes: readonly object[] }[];
  readonly kept: readonly object[];
  readonly undo: object | null;
}

interface Plan {
  readonly id: string;
  readonly isScheduled: boolean;
}

/** In seconds. */
const patience = 30;

it('a plan of cleansing is previewed, approved, carried out and taken back', { timeout: 120_000 }, async () => {
  const admin = await signIn('admin');
  const addresses = [{ street: '1  rue   des Champs', city: 'Lyon' }];
  const { body: company } = await admin.post<RecordBody>('/companies', { name: makeUnique('Untidy'), addresses });
  const path = `/companies/${company.id}` as const;
  // What others are at meanwhile has no such addresses.
  const asked = { name: 'Addresses', steps: [{ kind: 'normalise', what: ['addresses'] }] };
  const { status, body: plan } = await admin.post<Plan>('/cleansing/plans', asked);
  expect(status).toBe(201);
  const { body: plans } = await admin.get<{ data: readonly Plan[] }>('/cleansing/plans');
  expect(plans.data.map(({ id }) => id)).toContain(plan.id);
  expect(plans.data[0]).toMatchObject({ isScheduled: true });

  const planPath = `/cleansing/plans/${plan.id}` as const;
  const schedule = { every: 'month', unasked: false };
  expect((await admin.patch(planPath, { schedule }, 1)).body).toMatchObject({
    schedule,
    version: 2,
  });

  expect((await admin.post(`/cleansing/plans/${plan.id}/run`, {})).body).toMatchObject({ code: 'cleansing.state' });
  const { body: begun } = await admin.post<Run>(`/cleansing/plans/${plan.id}/preview`, {});
  const runPath = `/cleansing/runs/${begun.id}` as const;
  const until = (hoped: string) =>
    eventually(async () => {
      const { body } = await admin.get<Run>(runPath);
      expect(body.status).toBe(hoped);
      return body;
    }, patience);
  const preview = await until('previewed');
  expect(preview.count).toBeGreaterThan(0);
  expect(preview.sample.find(({ id }) => id === company.id)?.changes).toEqual([
    { field: 'addresses', old: addresses, new: [{ street: '1 rue des Champs', city: 'Lyon' }], because: null },
  ]);
  expect((await admin.get<RecordBody>(path)).body).toMatchObject({ version: 1, addresses });

  expect((await admin.post(`/cleansing/plans/${plan.id}/run`, { previewId: begun.id })).status).toBe(202);
  await until('done');
  expect((await admin.get<RecordBody>(path)).body.addresses).toEqual([{ street: '1 rue des Champs', city: 'Lyon' }]);

  expect((await admin.post(`${runPath}/undo`, {})).status).toBe(202);
  expect(await until('undone')).toMatchObject({ undo: { kept: 0, failed: 0 }, kept: [] });
  expect((await admin.get<RecordBody>(path)).body.addresses).toEqual(addresses);
  expect((await admin.delete(planPath)).status).toBe(204);
});
