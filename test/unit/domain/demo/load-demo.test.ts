import { describe, expect, it } from 'vitest';
import { type Actor, actorOf } from '#shared/domain/access/actor.ts';
import type { Context } from '#shared/domain/context.ts';
import { buildDemo } from '#shared/domain/demo/build-demo.ts';
import { loadDemo } from '#shared/domain/demo/load-demo.ts';
import { removeDemo } from '#shared/domain/demo/remove-demo.ts';
import { findStaff } from '#shared/domain/demo/staff.ts';
import { reindex } from '#shared/domain/jobs/reindex.ts';
import { qualityOf } from '#shared/domain/quality/quality-shares.ts';
import { readFacts } from '#shared/domain/quality/read-facts.ts';
import { commitChange } from '#shared/domain/records/commit.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { toCrmRecord } from '#shared/domain/records/crm-record.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { nextVersion } from '#shared/domain/records/record-versions.ts';
import type { StoredRecord } from '#shared/domain/records/stored-record.ts';
import { applyChanges } from '#shared/domain/reports/apply-changes.ts';
import { identityKeys } from '#shared/model/identifiers.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { scoreCrmRecord } from '#shared/model/quality/score-crm-record.ts';
import type { CrmRecord, Identifier } from '#shared/model/records.ts';
import { identityKey, recordKey } from '#shared/store/keys/records.ts';
import type { Item } from '#shared/store/table.ts';
import { type DemoWorkspace, openDemoWorkspace } from '#test/support/demo-workspace.ts';
import { createMemoryTable } from '#test/support/memory-table.ts';

const liveOf = ({ table }: DemoWorkspace) =>
  table.snapshot().filter((item) => item.sk === 'REC' && item.deletedAt === undefined);

let loadedItems: readonly Item[] | undefined;

/** A workspace with the demo data. They are loaded once, since every load leaves the same, and copied after. */
async function loaded(): Promise<DemoWorkspace> {
  const workspace = await openDemoWorkspace();
  if (loadedItems) await workspace.table.writeMany(loadedItems.map((put) => ({ put })));
  else await loadDemo(workspace.table, workspace.settings);
  loadedItems ??= workspace.table.snapshot();
  return workspace;
}

/** Changes a record of the load. */
async function touch({ table, context }: DemoWorkspace, id: string, actor: Actor) {
  const before = await loadRecord(table, id);
  if (!before) throw new Error('nothing was loaded');
  const after = nextVersion({ ...context, actor }, before, { ...before.data, industry: 'Порты' });
  await commitChange({ ...context, actor, channel: 'api' }, { before, after, action: 'update', changes: [] });
}

describe('loading', () => {
  it('answers what it wrote', async () => {
    const workspace = await openDemoWorkspace();
    const counts = await loadDemo(workspace.table, workspace.settings);
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(liveOf(workspace).length);
  });

  it('leaves nothing to index: to look for it begins and ends with one question', async () => {
    const { context, table } = await loaded();
    expect(await reindex(context, table, { everything: false })).toEqual({ examined: 0, changed: 0, postponed: 0 });
    expect(await reindex(context, table, { everything: true })).toMatchObject({ changed: 0, postponed: 0 });
  });

  it('counts at once what the consumer counts record by record', async () => {
    const { table, settings, context } = await loaded();
    const ids = buildDemo(settings).map(({ id }) => id);
    const counted = new Set(['cell', 'quality-cell', 'quality', 'contribution']);
    const items = table.snapshot();
    expect(await applyChanges(table, ids, context.tenant.timeZone)).toBe(0);
    const withoutFigures = createMemoryTable();
    await withoutFigures.writeMany(items.filter(({ type }) => !counted.has(String(type))).map((put) => ({ put })));
    await applyChanges(withoutFigures, ids, context.tenant.timeZone);
    expect(withoutFigures.snapshot()).toEqual(items);
  });

  it('twice, on another day, changes nothing', async () => {
    const workspace = await loaded();
    const id = buildDemo(workspace.settings)[0]?.id ?? '';
    await touch(workspace, id, actorOf(workspace.settings.staff.seller1, workspace.context.directory));
    const before = workspace.table.snapshot();
    await loadDemo(workspace.table, { ...workspace.settings, today: '2026-12-01' });
    expect(workspace.table.snapshot()).toEqual(before);
    expect((await loadRecord(workspace.table, id))?.data.industry).toBe('Порты');
  });

  it('goes on after an interruption, on another day too', async () => {
    const whole = await loaded();
    const cut = await openDemoWorkspace();
    // The comparison, its states and the companions are written, then the table fails amid the records.
    const written: string[] = [];
    const failing = new Proxy(cut.table, {
      get(table, name) {
        if (name === 'writeMany') {
          return async (writes: Parameters<typeof table.writeMany>[0]) => {
            written.push('batch');
            await table.writeMany(written.length === 4 ? writes.slice(0, 700) : writes);
            if (written.length === 4) throw new Error('cut');
          };
        }
        const value: unknown = Reflect.get(table, name, table);
        return typeof value === 'function' ? value.bind(table) : value;
      },
    });
    await expect(loadDemo(failing, cut.settings)).rejects.toThrow('cut');
    expect(liveOf(cut)).toHaveLength(700);
    await loadDemo(cut.table, { ...cut.settings, today: '2026-11-23' });
    // What an interrupted load has indexed is looked through once more.
    expect(await reindex(cut.context, cut.table, { everything: false })).toMatchObject({ changed: 0 });
    expect(cut.table.snapshot()).toEqual(whole.table.snapshot());
  });

  it('keeps long texts whole and takes the legal numbers', async () => {
    const { table, settings } = await loaded();
    const records = buildDemo(settings);
    const long = records.find(({ data }) => String(data.text ?? '').length > 1024) as StoredRecord;
    expect((await table.get(recordKey(long.id)))?.excerpts).toEqual(['text']);
    expect((await loadRecord(table, long.id))?.data.text).toBe(long.data.text);
    const firm = records.find(({ data }) => data.identifiers !== undefined) as StoredRecord;
    const [number] = identityKeys(firm.data.identifiers as readonly Identifier[]) as [Identifier];
    const identity = await table.get(identityKey('companies', number.scheme, number.value));
    expect(identity?.recordId).toBe(firm.id);
  });

  it('names the demo user that is missing', () => {
    const nobody = { users: new Map(), departments: new Map(), roles: new Map(), definitions, masteries: [] };
    expect(() => findStaff(nobody)).toThrow('seller1@demo.local');
  });
});

describe('removing', () => {
  it('takes everything out of the lists, once; the numbers are free, and loading again begins anew', async () => {
    const workspace = await loaded();
    const { context, settings, table } = workspace;
    const count = liveOf(workspace).length;
    expect(await removeDemo(context, settings)).toEqual({ removed: count, kept: 0 });
    expect(liveOf(workspace)).toEqual([]);
    expect(table.snapshot().filter((item) => item.sk === 'ID' || item.gsi3pk !== undefined)).toEqual([]);
    expect(table.snapshot().filter((item) => item.pk === 'ORG' && /usr_demo|ASSIGN/.test(item.sk))).toEqual([]);
    expect(await removeDemo(context, settings)).toEqual({ removed: 0, kept: 0 });
    const counts = await loadDemo(table, settings);
    expect(counts.companies).toBeGreaterThan(280);
    expect(liveOf(workspace)).toHaveLength(Object.values(counts).reduce((sum, each) => sum + each));
  });

  it('keeps what people changed and the client of their own records, not what only a job has put right', async () => {
    const workspace = await loaded();
    const { context, settings } = workspace;
    const companies = buildDemo(settings).filter(({ object }) => object === 'companies');
    const [changed, client, mended] = companies.map(({ id }) => id) as [string, string, string];
    const actor = actorOf(settings.staff.seller1, context.directory);
    await touch(workspace, changed, actor);
    await touch(workspace, mended, context.actor);
    const seller: Context = { ...context, actor, channel: 'api' };
    const own = await createRecord(seller, definitions.deals, { title: 'Свой заказ', companyId: client });
    expect(await removeDemo(context, settings)).toMatchObject({ kept: 2 });
    expect(new Set(liveOf(workspace).map((item) => item.pk))).toEqual(new Set([changed, client, own.id]));
  });
});

interface Scored {
  readonly quality?: { readonly steps: readonly (readonly [day: string, records: number, points: number])[] };
}

describe('the score of every demo record', () => {
  it('is the same for the same day as it is written, as it is swept and in the browser', async () => {
    const { table, settings, context } = await loaded();
    const records = buildDemo(settings).filter(({ object }) => object !== 'activities' && object !== 'payments');
    const items = table.snapshot().filter(({ type }) => type === 'contribution');
    const kept = new Map(items.map((item) => [item.pk, item.contribution as Scored]));
    const facts = await readFacts(table, records);
    const actor = actorOf(settings.staff.manager, context.directory);
    const differing = records.flatMap((record) => {
      const sent = JSON.parse(JSON.stringify(toCrmRecord({ ...context, actor }, record))) as CrmRecord;
      return ['2026-11-22', '2027-03-01'].flatMap((day) => {
        const { score } = scoreCrmRecord(definitions[record.object], sent, facts.get(record.id) ?? {}, day);
        const steps = (kept.get(record.id)?.quality?.steps ?? []).filter(([from]) => from <= day);
        const written = steps.reduce((left, [, , points]) => left - points, 100);
        const share = qualityOf(record, definitions[record.object], facts.get(record.id) ?? {});
        const swept = (share?.steps ?? [])
          .filter(([from]) => from <= day)
          .reduce((left, step) => left - (step[2] ?? 0), 100);
        return written === score && swept === score
          ? []
          : [`${record.id} on ${day}: ${written} and ${swept} are not ${score}`];
      });
    });
    expect(kept.size).toBe(records.length);
    expect(differing).toEqual([]);
  });
});
