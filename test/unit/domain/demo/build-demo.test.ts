import { beforeAll, describe, expect, it } from 'vitest';
import { buildDemo } from '#shared/domain/demo/build-demo.ts';
import { staffRoles } from '#shared/domain/demo/staff.ts';
import type { DemoSettings } from '#shared/domain/demo/world.ts';
import { ownerIdOf } from '#shared/domain/records/record-facts.ts';
import type { StoredRecord } from '#shared/domain/records/stored-record.ts';
import { normaliseFields } from '#shared/model/normalisation.ts';
import { objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { findStage } from '#shared/model/pipelines.ts';
import { validateFields } from '#shared/model/validation.ts';
import { openDemoWorkspace } from '#test/support/demo-workspace.ts';

let settings: DemoSettings;
let records: readonly StoredRecord[];
const of = (object: string) => records.filter((record) => record.object === object);

beforeAll(async () => {
  ({ settings } = await openDemoWorkspace());
  records = buildDemo(settings);
});

describe('the records', () => {
  it('are the same for the same settings, ids included', () => {
    expect(buildDemo(settings)).toEqual(records);
  });

  it('are others in another round', () => {
    const ids = new Set(records.map(({ id }) => id));
    const others = buildDemo({ ...settings, round: 2 });
    expect(others.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it('are as many as a workspace in use has', () => {
    const expected = { companies: 300, contacts: 600, deals: 400, activities: 3000 };
    for (const [object, count] of Object.entries(expected)) {
      expect(Math.abs(of(object).length - count) / count).toBeLessThan(0.05);
    }
    for (const object of objectNames) expect(of(object).length, object).toBeGreaterThan(10);
  });

  it('have ids of their own', () => {
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  });

  it('would all be accepted as input', () => {
    for (const { object, data } of records) {
      const readOnly = definitions[object].fields.filter((field) => field.readOnly).map(({ name }) => name);
      const input = Object.fromEntries(Object.entries(data).filter(([name]) => !readOnly.includes(name)));
      expect(() => validateFields(definitions[object], input, 'create'), JSON.stringify(input)).not.toThrow();
    }
  });

  it('refer to records and people that exist', () => {
    const byId = new Map(records.map((record) => [record.id, record]));
    const userIds = new Set(staffRoles.map((role) => settings.staff[role].id));
    for (const { object, data } of records) {
      for (const { name, type, to } of definitions[object].fields) {
        if (type !== 'reference' || data[name] === undefined) continue;
        const id = data[name] as string;
        if (to === 'users') expect(userIds).toContain(id);
        else if (to === 'stages') expect(findStage(id)).toBeDefined();
        else expect(byId.get(id)?.object).toBe(to);
      }
    }
  });

  it('stand in the department of their owner', () => {
    const departments = new Map(Object.values(settings.staff).map((user) => [user.id, user.departmentId]));
    for (const record of records) expect(record.departmentId).toBe(departments.get(ownerIdOf(record)));
  });

  it('are removed together: one batch, untouched so far', () => {
    expect(new Set(records.map(({ batch, version }) => `${batch} ${version}`))).toEqual(new Set(['demo 1']));
  });
});

describe.each(['2026-11-22', '2027-03-01', '2028-02-29', '2027-05-02'])('loaded on %s', (today) => {
  const built = () => buildDemo({ ...settings, today });

  it('nothing lies in the future or changes before it exists', () => {
    for (const { createdAt, updatedAt, data } of built()) {
      expect(updatedAt >= createdAt).toBe(true);
      for (const instant of [createdAt, updatedAt, data.closedAt ?? createdAt, data.at ?? createdAt]) {
        expect(String(instant) <= `${today}T00:00:00.000Z`).toBe(true);
      }
    }
  });

  it('each of the last 18 months but the current has won deals, and closing follows the stage', () => {
    const deals = built().filter(({ object }) => object === 'deals');
    for (const { data, createdAt } of deals) {
      const isClosed = findStage(data.stageId)?.kind !== 'open';
      expect(data.closedAt !== undefined).toBe(isClosed);
      expect(data.lostReason !== undefined).toBe(data.stageId === 'lost');
      if (isClosed) expect(String(data.closedAt) > createdAt).toBe(true);
    }
    const months = new Set(
      deals.filter((deal) => deal.data.stageId === 'won').map((d) => String(d.data.closedAt).slice(0, 7)),
    );
    expect(months.size).toBeGreaterThanOrEqual(17);
    expect(months).toContain(today.slice(0, 7));
  });
});

it('only the import batch leaves contact points for the cleansing job', () => {
  const raw = of('companies').filter(
    ({ data }) =>
      JSON.stringify(normaliseFields(definitions.companies, data, settings.country)) !== JSON.stringify(data),
  );
  expect(raw.length).toBeGreaterThan(30);
  for (const { data } of raw) expect(data.description).toMatch(/^Импорт 2024|^Import 2024/);
});
