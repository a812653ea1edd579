import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCompanyCard } from '#shared/domain/records/company-card.ts';
import { parseListQuery } from '#shared/domain/records/list-query.ts';
import { listRecords } from '#shared/domain/records/list-records.ts';
import { toItem } from '#shared/domain/records/record-item.ts';
import type { StoredRecord } from '#shared/domain/records/stored-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { recordSk } from '#shared/store/keys/records.ts';
import { createFaultyTable } from '#test/support/faulty-table.ts';
import { type MergeOffice, openMergeOffice } from '#test/support/merges.ts';

const count = 3000;

/** As many talks as a client of many years has, newest last. */
async function addActivities(office: MergeOffice, companyId: string): Promise<void> {
  const begin = Date.parse('2020-01-01T00:00:00Z');
  const ids = Array.from({ length: count }, (_, at) => `act_${String(at).padStart(26, '0')}`);
  const items = ids.map((id, at) => {
    const moment = new Date(begin + at * 60 * 60_000).toISOString();
    const made = { createdAt: moment, createdBy: 'admin', updatedAt: moment, updatedBy: 'admin' };
    const data = { type: 'note', subject: `Talk ${at}`, at: moment, companyId, ownerId: 'admin' };
    const record: StoredRecord = { object: 'activities', id, version: 1, departmentId: 'sales', ...made, data };
    return toItem(record);
  });
  await office.workspace.table.writeMany(items.map((put) => ({ put })));
}

/** Which company each of them names. */
function namedIn(office: MergeOffice): ReadonlyMap<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const { sk, type, data } of office.workspace.table.snapshot()) {
    if (sk !== recordSk || type !== 'activities') continue;
    const { companyId } = data as { companyId: string };
    counts.set(companyId, (counts.get(companyId) ?? 0) + 1);
  }
  return counts;
}

it('a client with thousands of talks is read as one at once, and they follow wherever the work breaks off', async () => {
  const office = await openMergeOffice();
  const target = await office.create('companies', { name: 'Target' });
  const source = await office.create('companies', { name: 'Source' });
  await addActivities(office, source);
  const admin = await office.contextOf('admin');
  const { mergeId } = await office.merge(target, [source]);

  const card = await readCompanyCard(admin, target);
  expect(card.timeline.data[0]).toMatchObject({ subject: `Talk ${count - 1}` });
  const seen = new Set<unknown>();
  for (let cursor: string | null = ''; cursor !== null && seen.size <= 600; ) {
    const query = new URLSearchParams({ 'filter[companyId]': target, limit: '200', ...(cursor && { cursor }) });
    const parsed = parseListQuery(admin.actor, definitions.activities, query);
    const { data, page } = await listRecords(admin, definitions.activities, parsed);
    for (const { id } of data) seen.add(id);
    cursor = page.next;
  }
  expect(seen.size).toBeGreaterThan(600);

  const [first = 0, second = 0] = fc.sample(fc.integer({ min: 200, max: 9000 }), 2);
  for (const death of [first, second]) {
    let left = death;
    const faulty = createFaultyTable(
      office.workspace.table,
      () => (left-- > 0 ? 'none' : 'crash'),
      () => 0,
    );
    await office.work(mergeId, faulty).catch(() => undefined);
    const moved = namedIn(office);
    expect((moved.get(target) ?? 0) + (moved.get(source) ?? 0), `after ${death} calls`).toBe(count);
    expect((await readCompanyCard(admin, target)).timeline.data[0]).toMatchObject({ subject: `Talk ${count - 1}` });
    office.workspace.tick(60_000);
  }
  await office.work(mergeId);
  expect([...namedIn(office)]).toEqual([[target, count]]);
  expect(await office.entry(mergeId)).toMatchObject({ status: 'done', settled: true, moved: { activities: count } });
});
