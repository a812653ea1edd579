import { afterAll, beforeAll, it, vi } from 'vitest';
import type { Item } from '#shared/store/table.ts';
import type { Story } from '#test/support/histories/commands.ts';
import { identifiersOf, latest, requireEqual } from '#test/support/histories/model.ts';
import { simulate } from '#test/support/histories/simulate.ts';
import type { Real, World } from '#test/support/histories/world.ts';
import { type MemoryApi, openMemoryApi } from '#test/support/memory-api.ts';

const people: World['people'] = {
  admin: { id: 'admin', departmentId: 'company', role: 'administrator' },
  manager: { id: 'manager', departmentId: 'sales', role: 'headOfSales' },
  seller1: { id: 'seller1', departmentId: 'sales', role: 'seller' },
  seller2: { id: 'seller2', departmentId: 'sales', role: 'seller' },
};

const identifiers = [
  { scheme: 'FR-SIREN', value: '732829320' },
  { scheme: 'RU-INN', value: '0000000018' },
];

/** `npm run simulate` asks for other seeds and more of them. */
const from = Number(process.env.STEWARD_FROM ?? Math.floor(Math.random() * 2 ** 30));
const count = Number(process.env.STEWARD_SEEDS ?? 120);

let api: MemoryApi;
beforeAll(async () => {
  const members = Object.values(people).map(({ role, ...person }) => ({ ...person, roles: [role] }));
  api = await openMemoryApi(members, { isUnchecked: true });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-20T10:00:00.000Z') });
});
afterAll(() => {
  vi.useRealTimers();
});

async function open(lags: boolean): Promise<Real> {
  await api.reset({ lagIndexes: lags });
  return {
    world: { people, country: 'FR', tag: 'Sim', identifiers, lags, isAlone: true, canFail: true },
    async ask(by, { method, path, ...call }) {
      const { status, headers, body } = await api.call(by, method, path, call);
      vi.setSystemTime(Date.now() + 1);
      return { status, etag: headers.etag, body };
    },
    now: () => Date.now(),
    wait: (milliseconds) => {
      vi.setSystemTime(Date.now() + milliseconds);
    },
    settle: () => api.table().settle(),
    disturb: api.disturb,
  };
}

/** The table holds what the API has told, and nothing is left over of what failed. */
function inspect({ model }: Story): void {
  const items = api.table().snapshot();
  const keysOf = (isOf: (item: Item) => boolean) =>
    items
      .filter(isOf)
      .map(({ pk }) => pk)
      .toSorted();
  const records = [...model.records.values()];
  const ids = [...model.records.keys()];
  requireEqual(
    'records of the table',
    keysOf((item) => item.sk === 'REC'),
    ids.toSorted(),
  );
  const numbers = records.flatMap((tracked) =>
    identifiersOf(latest(tracked).record).map(({ scheme, value }) => `ID#companies#${scheme}#${value}`),
  );
  requireEqual(
    'legal numbers of the table',
    keysOf((item) => item.type === 'identity'),
    numbers.toSorted(),
  );
  const events = records.flatMap((one) => one.events.map(() => `H#${latest(one).record.id}`));
  requireEqual(
    'events of the table',
    keysOf((item) => item.type === 'audit'),
    events.toSorted(),
  );
  const bin = records.map(latest).flatMap(({ record, isDeleted }) => (isDeleted ? [record.id] : []));
  requireEqual(
    'indexes of what is deleted',
    keysOf((item) => 'gsi1pk' in item && bin.includes(item.pk)),
    [],
  );
}

it(`the API keeps its promises in any history, seeds ${from} to ${from + count - 1}`, {
  timeout: 60_000 + count * 1000,
}, async () => {
  const seeds = Array.from({ length: count }, (_, at) => from + at);
  const failures = await simulate({ seeds, maxCommands: 45, open, inspect });
  if (failures.length === 0) return;
  const failed = failures.map(({ seed }) => seed).join(', ');
  throw new Error([`seeds that failed: ${failed}`, ...failures.map(({ report }) => report)].join('\n'));
});
