import { expect, it } from 'vitest';
import { describeQuality } from '#shared/domain/quality/describe-quality.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import type { StoredRecord } from '#shared/domain/records/stored-record.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { mapped, openFedOffice } from '#test/support/mastery.ts';

it('what another system keeps is mended there, by who answers for its feed', async () => {
  const office = await openFedOffice({ ...mapped, fields: ['identifiers'] });
  const firm = await office.bring('1c:1', { roles: ['client'], country: 'FR' });
  const record = (await loadRecord(office.workspace.table, firm)) as StoredRecord;
  const { issues } = describeQuality(await office.contextOf('admin'), definitions.companies, record, {}, 'en');
  const [kept, ...others] = issues.toSorted((one) => (one.field === 'identifiers' ? -1 : 1));
  const owner = { id: 'manager', name: 'Name of manager' };
  expect(kept).toMatchObject({ field: 'identifiers', keptIn: '1c', fix: 'Mend it in 1c.', owner });
  expect(others.length).toBeGreaterThan(0);
  for (const other of others) expect(other).toMatchObject({ owner: { id: 'admin' } });
  for (const other of others) expect(other).not.toHaveProperty('keptIn');
});
