import { beforeAll, describe, expect, it } from 'vitest';
import { buildDemo } from '#shared/domain/demo/build-demo.ts';
import { loadDemo } from '#shared/domain/demo/load-demo.ts';
import type { DemoSettings } from '#shared/domain/demo/world.ts';
import { toComparable } from '#shared/domain/duplicates/comparable.ts';
import { refreshPairs } from '#shared/domain/duplicates/refresh-pairs.ts';
import { scoreMatch } from '#shared/domain/duplicates/score.ts';
import { ownerIdOf } from '#shared/domain/records/record-facts.ts';
import type { StoredRecord } from '#shared/domain/records/stored-record.ts';
import { findStage } from '#shared/model/pipelines.ts';
import type { Phone } from '#shared/model/records.ts';
import { openDemoWorkspace } from '#test/support/demo-workspace.ts';

let settings: DemoSettings;
let records: readonly StoredRecord[];
const named = (name: string) => records.find(({ data }) => data.name === name) as StoredRecord;
const openDealsOf = (company: StoredRecord) =>
  records.filter(({ data }) => data.companyId === company.id && findStage(data.stageId)?.kind === 'open');

beforeAll(async () => {
  ({ settings } = await openDemoWorkspace());
  records = buildDemo(settings);
});

describe('«Северный ветер»', () => {
  it('stands three times, twice with seller 1', () => {
    const entries = [
      named('ООО «Северный ветер»'),
      named('Severny Veter LLC'),
      named('ИП Ветров С. Н. «Северный ветер»'),
    ];
    const { seller1, manager } = settings.staff;
    expect(entries.map(ownerIdOf)).toEqual([seller1.id, seller1.id, manager.id]);
  });

  it('is found as one client', () => {
    const firm = toComparable('companies', named('ООО «Северный ветер»').data);
    const bandOf = (name: string) => scoreMatch(firm, toComparable('companies', named(name).data))?.band;
    expect(bandOf('Severny Veter LLC')).toBe('probable');
    expect(bandOf('ИП Ветров С. Н. «Северный ветер»')).toBe('possible');
  });

  it('was called last week and has been a client for twenty months', () => {
    const firm = named('ООО «Северный ветер»');
    const talks = records.filter(({ object, data }) => object === 'activities' && data.companyId === firm.id);
    expect(
      talks
        .map(({ createdAt }) => createdAt.slice(0, 10))
        .sort()
        .at(-1),
    ).toBe('2026-11-16');
    expect(firm.createdAt.slice(0, 7)).toBe('2025-03');
  });

  it('has a branch in Lyon with which seller 2 has an open deal', () => {
    const branch = named('Vent du Nord SARL');
    expect(openDealsOf(branch).map(ownerIdOf)).toEqual([settings.staff.seller2.id]);
  });
});

it('one imported batch of forty companies is full of gaps', () => {
  const imported = records.filter(
    ({ object, data }) =>
      object === 'companies' &&
      / 2024, (строка|ligne|row) \d+$/.test(String(data.description)) &&
      data.name !== 'Severny Veter LLC',
  );
  expect(imported).toHaveLength(40);
  const phones = imported.flatMap(({ data }) => data.phones as readonly Phone[]);
  expect(phones.filter(({ e164 }) => e164 !== undefined)).toEqual([]);
  expect(imported.filter(({ data }) => data.country === undefined).length).toBeGreaterThan(5);
  expect(imported.filter(({ data }) => data.emails === undefined).length).toBeGreaterThan(10);
  expect(imported.filter(({ data }) => /^8 \(495\)/.test(String(data.name)))).toHaveLength(1);
});

it('a seller on leave leads forty clients, each with an open deal that is late', () => {
  const led = records.filter((one) => one.object === 'companies' && ownerIdOf(one) === settings.staff.onLeave.id);
  expect(led).toHaveLength(40);
  for (const company of led) {
    expect(openDealsOf(company).some(({ data }) => String(data.expectedCloseDate) < settings.today)).toBe(true);
  }
});

it('shows about fifteen pairs besides, and no more', async () => {
  const { table, settings: own } = await openDemoWorkspace();
  await loadDemo(table, own);
  for (const { object, id } of records) {
    if (object === 'companies' || object === 'contacts') await refreshPairs(table, id);
  }
  const pairs = table.snapshot().filter((item) => item.sk === 'PAIR');
  expect(pairs.length).toBeGreaterThanOrEqual(14);
  expect(pairs.length).toBeLessThanOrEqual(24);
});
