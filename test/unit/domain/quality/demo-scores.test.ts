import { expect, it } from 'vitest';
import { actorOf } from '#shared/domain/access/actor.ts';
import { buildDemo } from '#shared/domain/demo/build-demo.ts';
import { loadDemo } from '#shared/domain/demo/load-demo.ts';
import { readFacts } from '#shared/domain/quality/read-facts.ts';
import { toCrmRecord } from '#shared/domain/records/record-item.ts';
import { applyChanges } from '#shared/domain/reports/apply-changes.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { scoreCrmRecord } from '#shared/model/quality/score-crm-record.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { openDemoWorkspace } from '#test/support/demo-workspace.ts';
import { readQualityCells, recountQuality } from '#test/support/quality-recount.ts';

const days = ['2026-11-22', '2027-03-01', '2028-01-03'];

it('every demo record has one score for one day: as it is written, as it is swept and in the browser', async () => {
  const { table, settings, context } = await openDemoWorkspace();
  await loadDemo(table, settings);
  const records = buildDemo(settings);
  const actor = actorOf(
    { ...[...context.directory.users.values()][0], roles: ['administrator'] } as never,
    context.directory,
  );

  // As the stream tells of them, in batches; then all again, as a sweep does, which finds nothing to put right.
  for (let from = 0; from < records.length; from += 100)
    await applyChanges(
      table,
      records.slice(from, from + 100).map(({ id }) => id),
      context.tenant.timeZone,
    );
  const ids = records.map(({ id }) => id);
  expect(await applyChanges(table, ids, context.tenant.timeZone)).toBe(0);

  const kept = new Map(
    table.snapshot().flatMap((item) => (item.type === 'contribution' ? [[item.pk, item] as const] : [])),
  );
  const facts = await readFacts(table, records);
  const differing = records.flatMap((record) => {
    const steps = (kept.get(record.id)?.contribution as Contribution | undefined)?.quality?.steps;
    const sent = JSON.parse(JSON.stringify(toCrmRecord(actor, record))) as CrmRecord;
    return days.flatMap((day) => {
      const { score } = scoreCrmRecord(definitions[record.object], sent, facts.get(record.id) ?? {}, day);
      const written = 100 - (steps ?? []).reduce((lost, [from, , points]) => (from <= day ? lost + points : lost), 0);
      return steps === undefined || written === score ? [] : [`${record.id} ${day}: ${written}, ${score}`];
    });
  });
  expect(kept.size).toBeGreaterThan(1000);
  expect(differing).toEqual([]);
  for (const day of days) expect(readQualityCells(table, day)).toEqual(await recountQuality(table, day));
});

interface Contribution {
  readonly quality?: { readonly steps: readonly (readonly [day: string, records: number, points: number])[] };
}
