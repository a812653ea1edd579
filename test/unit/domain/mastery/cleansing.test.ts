import { beforeEach, expect, it } from 'vitest';
import { describeWhole } from '#shared/domain/cleansing/describe-cleansing.ts';
import { cleanse } from '#shared/domain/jobs/cleanse.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { approve, makePlan, makeRaw, preview } from '#test/support/cleansing.ts';
import { type FedOffice, openFedOffice } from '#test/support/mastery.ts';

let office: FedOffice;
let firm: string;
const raw = { name: ' North  Wind ', brand: ' North  Wind ' };

beforeEach(async () => {
  office = await openFedOffice();
  firm = await office.bring('1c:1');
  await makeRaw(office.workspace, firm, raw);
});

const dataOf = async (id: string) => (await loadRecord(office.workspace.table, id))?.data;

it('leaves what is kept elsewhere as it is, and says so', async () => {
  const { workspace } = office;
  const run = await preview(workspace, await makePlan(workspace, [{ kind: 'normalise', what: ['names'] }]));
  const { sample } = await describeWhole(workspace.contextOf('admin'), run);
  expect(sample[0]?.changes).toEqual([
    { field: 'brand', old: ' North  Wind ', new: 'North Wind', because: null },
    { field: 'name', old: ' North  Wind ', new: ' North  Wind ', because: 'mastered' },
  ]);
  const done = await approve(workspace, run);
  expect(done).toMatchObject({ outcomes: { changed: 1 }, fields: { brand: 1 } });
  expect(await dataOf(firm)).toMatchObject({ name: raw.name, brand: 'North Wind' });
});

it('has nothing to say of it every night', async () => {
  const { workspace } = office;
  const phones = [{ value: '01 42 68 53 00' }];
  await makeRaw(workspace, firm, { phones, emails: [{ value: 'Info@Wind.example' }] });
  const scan = workspace.table;
  const context = workspace.jobContext('cleansing');
  expect(await cleanse(context, scan)).toMatchObject({ fields: { emails: 1 } });
  expect(await cleanse(context, scan)).toMatchObject({ changed: 0, postponed: 0 });
  expect((await dataOf(firm))?.phones).toEqual(phones);
});
