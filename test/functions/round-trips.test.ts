import { beforeAll, expect, it } from 'vitest';
import { isCompared } from '#shared/domain/duplicates/comparable.ts';
import { refreshAll } from '#shared/domain/duplicates/refresh-pairs.ts';
import { contested } from '#shared/domain/teamwork/contested-work.ts';
import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import { type MemoryApi, type MemoryCall, openMemoryApi } from '#test/support/memory-api.ts';
import { makeSamples, type Records, sampleBody } from '#test/support/sample-record.ts';
import { countWriteUnits } from '#test/support/write-units.ts';

/** Questions that wait for one another, after what a function knows by heart: who asks, and which fields there are. */
let api: MemoryApi;
let records: Records;
const others = { users: 'owner', departments: 'sales' };

beforeAll(async () => {
  api = await openMemoryApi([{ id: 'owner', departmentId: 'company', roles: ['administrator'] }], {
    isUnchecked: true,
  });
  records = await makeSamples(others, async (object, body) => {
    const answer = await api.call('owner', 'POST', `/${object}`, { body });
    expect(answer, `a sample of ${object}`).toMatchObject({ status: 201 });
    return String(answer.body.id);
  });
  const all = objectNames.map((type) => ({ id: records[type], type }));
  await refreshAll(api.table(), all);
});

interface Cost {
  readonly status: number;
  readonly trips: number;
}

async function costOf(method: string, path: string, call: MemoryCall = {}): Promise<Cost> {
  const { status, headers } = await api.call('owner', method, path, call);
  return { status, trips: Number(/trips;desc="(\d+)"/.exec(headers['server-timing'] ?? '')?.[1]) };
}

const version = (at: number) => ({ headers: { 'if-match': `"${at}"` } });

it.each(objectNames)('%s are read in one round trip, alone and in lists', async (object) => {
  await costOf('GET', `/${object}?limit=1`);
  expect(await costOf('GET', `/${object}/${records[object]}`)).toMatchObject({ status: 200, trips: 1 });
  expect(await costOf('GET', `/${object}?limit=50`)).toMatchObject({ status: 200, trips: 1 });
});

it('a card is read in one round trip', async () => {
  expect(await costOf('GET', `/companies/${records.companies}/card`)).toMatchObject({ status: 200, trips: 1 });
});

it('a search takes at most two, whatever it finds', async () => {
  for (const asked of ['sample', 'samp sam', '+33 6 39 98 00 01', 'DE123456789', 'nothing at all']) {
    await costOf('GET', `/search?q=x`);
    const { status, trips } = await costOf('GET', `/search?q=${encodeURIComponent(asked)}`);
    expect([asked, status]).toEqual([asked, 200]);
    expect(trips).toBeLessThanOrEqual(2);
  }
});

/** The client of the samples has a firm above it, so that work with it is held against that of a group. */
function mostTrips(object: ObjectName): number {
  if (contested.includes(object)) return 4;
  return definitions[object].numbered || isCompared(object) ? 3 : 2;
}

it.each(objectNames)(
  '%s are created in two; a number or a look for duplicates takes one more, a group two',
  async (object) => {
    const definition = definitions[object];
    const body = sampleBody(definition, { ...others, ...records }) as Fields;
    const { status, trips } = await costOf('POST', `/${object}`, { body });
    expect(status).toBe(201);
    expect(trips).toBeLessThanOrEqual(mostTrips(object));
  },
);

it('a patch takes two, and three when its version is not the newest', async () => {
  const path = `/companies/${records.companies}`;
  expect(await costOf('PATCH', path, { body: { industry: 'Ports' }, ...version(1) })).toMatchObject({
    status: 200,
    trips: 2,
  });
  const stale = await costOf('PATCH', path, { body: { description: 'Of another' }, ...version(1) });
  expect(stale.status).toBe(200);
  expect(stale.trips).toBeLessThanOrEqual(3);
});

it('a company takes few write units, with all that follows from it', async () => {
  const { create, patch } = await countWriteUnits();
  expect(create.request).toBeGreaterThan(0);
  expect(create.request + create.derived).toBeLessThanOrEqual(40);
  expect(patch.request).toBeGreaterThan(0);
  expect(patch.request + patch.derived).toBeLessThanOrEqual(18);
});
