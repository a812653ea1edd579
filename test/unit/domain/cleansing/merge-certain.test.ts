import { beforeEach, expect, it, vi } from 'vitest';
import { changeAutoMerge } from '#shared/domain/auto-merge/settings.ts';
import { createRecord } from '#shared/domain/records/create-record.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { catchUp } from '#test/support/canonical-state.ts';
import { approve, makePlan, preview, takeBackRun } from '#test/support/cleansing.ts';
import { type MergeOffice, openMergeOffice } from '#test/support/merges.ts';

/** Whatever is proven of the engine of the day. */
vi.mock('#shared/domain/duplicates/model/proof.ts', () => ({
  listProven: () => [{ from: 0.999, pairs: 1000, precision: 1 }],
  provenSets: [],
}));

let office: MergeOffice;
let planId: string;
beforeEach(async () => {
  office = await openMergeOffice();
  planId = await makePlan(office.workspace, [{ kind: 'mergeCertain' }, { kind: 'normalise', what: ['names'] }]);
});

/** The same client twice, beyond doubt. */
async function makeTwins(name: string, digits: string): Promise<readonly [string, string]> {
  const ids: string[] = [];
  for (const _ of [1, 2]) {
    const context = { ...(await office.contextOf('admin')), allowDuplicate: 'made for a test' };
    const contact = { phones: [{ value: `+7 495 ${digits}` }], emails: [{ value: `sales@m${digits}.example` }] };
    const site = { websites: [`https://m${digits}.example`], accountManagerId: 'seller' };
    ids.push((await createRecord(context, definitions.companies, { name, ...contact, ...site })).id);
    office.workspace.tick();
  }
  await catchUp(office.workspace.table);
  return ids as [string, string];
}

const survivorOf = async (id: string) => (await loadRecord(office.workspace.table, id))?.mergedInto;
const switchOn = async () => changeAutoMerge(await office.contextOf('admin'), { body: { enabled: true }, version: 0 });

it('merges the pairs that were shown and no others, and takes them apart again', async () => {
  await switchOn();
  const [one, other] = await makeTwins('Северный ветер', '1234567');
  const shown = await preview(office.workspace, planId);
  expect(shown.stepCounts).toContainEqual({ kind: 'mergeCertain', found: 1, done: 0 });
  expect(await survivorOf(other)).toBeUndefined();
  const [, late] = await makeTwins('Южный берег', '7654321');
  const run = await approve(office.workspace, shown);
  expect(run).toMatchObject({ status: 'done', mergeRunId: run.id.replace('cln', 'mrn') });
  expect(run.stepCounts).toContainEqual({ kind: 'mergeCertain', found: 1, done: 1 });
  expect([await survivorOf(other), await survivorOf(late)]).toEqual([one, undefined]);
  expect(await takeBackRun(office.workspace, run.id)).toMatchObject({ status: 'undone' });
  expect(await survivorOf(other)).toBeUndefined();
});

it('merges nothing where the workspace does not want it', async () => {
  const [, other] = await makeTwins('Северный ветер', '1234567');
  const shown = await preview(office.workspace, planId);
  expect(shown.stepCounts).toContainEqual({ kind: 'mergeCertain', found: 0, done: 0 });
  await approve(office.workspace, shown);
  expect(await survivorOf(other)).toBeUndefined();
});
