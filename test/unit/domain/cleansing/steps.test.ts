import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/domain/cleansing/evaluate.ts';
import { loadRecord } from '#shared/domain/records/read-record.ts';
import { fromItem } from '#shared/domain/records/record-item.ts';
import type { CleansingStep } from '#shared/model/cleansing.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { makeRaw } from '#test/support/cleansing.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const at = '2026-11-20T10:00:00.000Z';

/** What the step changes in a record that holds this. */
async function changesOf(object: ObjectName, data: object, step: CleansingStep, besides: object = {}) {
  const workspace = createWorkspace();
  const name = object === 'companies' ? { name: 'North' } : { lastName: 'Martin' };
  const { id } = await workspace.create('seller1', object, name);
  await makeRaw(workspace, id, data, besides);
  const record = await loadRecord(workspace.table, id);
  if (!record) throw new Error('the record is not there');
  const found = await evaluate(workspace.jobContext('cleansing'), { steps: [step], at }, record);
  return {
    changes: Object.fromEntries((found?.changes ?? []).map((change) => [change.field, change.new])),
    findings: found?.findings,
  };
}

describe('normalise', () => {
  const normalised = async (object: ObjectName, data: object, what?: CleansingStep['what']) =>
    (await changesOf(object, data, { kind: 'normalise', what })).changes;

  it('gives phones, addresses and numbers the form that a form would have given', async () => {
    expect(await normalised('companies', { phones: [{ value: '01 23 45 67 89' }] })).toEqual({
      phones: [{ value: '01 23 45 67 89', e164: '+33123456789' }],
    });
    expect(await normalised('companies', { identifiers: [{ scheme: 'FR-SIREN', value: '732 829 320' }] })).toEqual({
      identifiers: [{ scheme: 'FR-SIREN', value: '732829320' }],
    });
    expect(await normalised('contacts', { addresses: [{ city: '  Lyon ', street: '1  rue X' }] })).toEqual({
      addresses: [{ city: 'Lyon', street: '1 rue X' }],
    });
  });

  it('tidies names, and leaves alone what may be meant so', async () => {
    expect(await normalised('companies', { name: ' North   Wind ' })).toEqual({ name: 'North Wind' });
    expect(await normalised('contacts', { lastName: 'ИВАНОВ', firstName: 'jean-pierre' })).toEqual({
      lastName: 'Иванов',
      firstName: 'Jean-Pierre',
    });
    for (const lastName of ['McAdam', 'ЛИ', 'de la TOUR', 'van Dyck'])
      expect(await normalised('contacts', { lastName })).toEqual({});
    expect(await normalised('companies', { name: 'IBM' })).toEqual({});
  });

  it('does what it is limited to', async () => {
    const raw = { name: ' North ', phones: [{ value: '01 23 45 67 89' }] };
    expect(Object.keys(await normalised('companies', raw, ['names']))).toEqual(['name']);
    expect(Object.keys(await normalised('companies', raw, ['phones']))).toEqual(['phones']);
  });
});

describe('fill', () => {
  const filled = async (object: ObjectName, data: object, besides?: object) =>
    (await changesOf(object, data, { kind: 'fill' }, besides)).changes;

  it('takes the country from numbers, addresses and phones that agree', async () => {
    const phones = [{ value: '+7 495 123-45-67', e164: '+74951234567' }];
    expect(await filled('companies', { country: undefined, phones })).toEqual({ country: 'RU' });
    expect(
      await filled('companies', { country: undefined, identifiers: [{ scheme: 'EU-VAT', value: 'EL123456789' }] }),
    ).toEqual({ country: 'GR' });
    const identifiers = [{ scheme: 'FR-SIREN', value: '732829320' }];
    expect(await filled('companies', { country: undefined, phones, identifiers })).toEqual({});
    expect(await filled('companies', { country: undefined })).toEqual({});
    expect(await filled('companies', { country: 'DE', phones })).toEqual({});
  });

  it('leaves open what somebody said is not known yet', async () => {
    const phones = [{ value: '+7 495 123-45-67', e164: '+74951234567' }];
    const answers = { unknown: { country: '2027-01-01' } };
    expect(await filled('companies', { country: undefined, phones }, { answers })).toEqual({});
  });

  it('gives an address its country where the postal code fits', async () => {
    const addresses = [{ postalCode: '69001', city: 'Lyon' }, { postalCode: '1010', city: 'Wien' }, { city: 'Paris' }];
    expect(await filled('companies', { country: 'FR', addresses })).toEqual({
      addresses: [{ ...addresses[0], country: 'FR' }, addresses[1], addresses[2]],
    });
    expect(await filled('contacts', { addresses })).toEqual({});
  });
});

describe('fill, from related records', () => {
  /** Changes and reasons, of the record behind others that were put into a raw state. */
  async function filledIn(workspace: Workspace, id: string, what?: CleansingStep['what']) {
    const record = await loadRecord(workspace.table, id);
    if (!record) throw new Error('the record is not there');
    const steps = [{ kind: 'fill', what }] as const;
    const found = await evaluate(workspace.jobContext('cleansing'), { steps, at }, record);
    return {
      changes: Object.fromEntries((found?.changes ?? []).map((change) => [change.field, change.new])),
      because: found?.findings[0]?.because,
    };
  }

  it('names the site of the domain that a firm writes from', async () => {
    const filled = async (emails: readonly string[]) =>
      (await changesOf('companies', { emails: emails.map((value) => ({ value })) }, { kind: 'fill' })).changes;
    expect(await filled(['Info@Nordwind.example', 'anna@nordwind.example', 'nordwind@gmail.com'])).toEqual({
      websites: ['https://nordwind.example'],
    });
    expect(await filled(['nordwind@gmail.com'])).toEqual({});
    expect(await filled(['a@nordwind.example', 'b@other.example'])).toEqual({});
    expect(await filled(['a@nordwind.con'])).toEqual({});
    expect(await filled(['not an address'])).toEqual({});
  });

  it('gives a branch what belongs to the firm, and nobody else', async () => {
    const workspace = createWorkspace();
    const { id: head } = await workspace.create('seller1', 'companies', {
      name: 'Whole',
      industry: 'Energy',
      brand: 'N',
    });
    const { id } = await workspace.create('seller1', 'companies', { name: 'Part', parentId: head, brand: 'Own' });
    expect((await filledIn(workspace, id)).changes).toEqual({});
    await makeRaw(workspace, id, { branch: true });
    expect(await filledIn(workspace, id)).toEqual({
      changes: { industry: 'Energy' },
      because: { industry: 'fromHeadOffice' },
    });
    expect((await filledIn(workspace, id, ['websites'])).changes).toEqual({});
  });

  it('gives a contact the place and the language of its company, where there is one place', async () => {
    const workspace = createWorkspace();
    const addresses = [{ city: 'Lyon', postalCode: '69001' }];
    const firm = { name: 'Firm', language: 'fr', country: 'FR', addresses };
    const { id: companyId } = await workspace.create('seller1', 'companies', firm);
    const { id } = await workspace.create('seller1', 'contacts', { lastName: 'Martin', companyId });
    // As the company itself will have it.
    const filled = [{ ...addresses[0], country: 'FR' }];
    expect(await filledIn(workspace, id)).toEqual({
      changes: { addresses: filled, language: 'fr' },
      because: { addresses: 'fromEmployer', language: 'fromEmployer' },
    });
    await makeRaw(workspace, companyId, { addresses: [...addresses, { city: 'Paris' }] });
    expect((await filledIn(workspace, id)).changes).toEqual({ language: 'fr' });
    await makeRaw(workspace, companyId, {}, { deletedAt: at });
    expect((await filledIn(workspace, id)).changes).toEqual({});
  });

  it('names somebody who works here in the place of who left', async () => {
    const workspace = createWorkspace();
    const { id: head } = await workspace.create('seller1', 'companies', { name: 'Whole' });
    const { id: companyId } = await workspace.create('seller1', 'companies', { name: 'Part', parentId: head });
    const { id } = await workspace.create('seller1', 'contacts', { lastName: 'Martin', companyId });
    expect((await filledIn(workspace, id)).changes).toEqual({});
    await makeRaw(workspace, companyId, { accountManagerId: 'gone' });
    await makeRaw(workspace, id, { ownerId: 'gone' });
    expect(await filledIn(workspace, companyId)).toEqual({
      changes: { accountManagerId: 'seller1' },
      because: { accountManagerId: 'managerOfParent' },
    });
    expect(await filledIn(workspace, id)).toEqual({
      changes: { ownerId: 'seller1' },
      because: { ownerId: 'managerOfClient' },
    });
    await makeRaw(workspace, head, { accountManagerId: 'gone too' });
    expect((await filledIn(workspace, id)).changes).toEqual({});
  });

  it('does not go round in a circle', async () => {
    const workspace = createWorkspace();
    const { id: one } = await workspace.create('seller1', 'companies', { name: 'One' });
    const { id: other } = await workspace.create('seller1', 'companies', { name: 'Other', parentId: one });
    for (const [id, parentId] of [
      [one, other],
      [other, one],
    ] as const)
      await makeRaw(workspace, id, { parentId, branch: true, accountManagerId: 'gone' });
    expect((await filledIn(workspace, one)).changes).toEqual({});
  });
});

describe('repairReferences', () => {
  it('names the survivor, and nothing that does not exist', async () => {
    const workspace = createWorkspace();
    const { id: survivor } = await workspace.create('seller1', 'companies', { name: 'Whole' });
    const { id: merged } = await workspace.create('seller1', 'companies', { name: 'Part' });
    const { id: binned } = await workspace.create('seller1', 'companies', { name: 'Bin' });
    const { id } = await workspace.create('seller1', 'companies', { name: 'North', parentId: merged });
    await makeRaw(workspace, merged, {}, { mergedInto: survivor });
    await makeRaw(workspace, binned, {}, { deletedAt: at });
    const changesIn = async (data: object) => {
      await makeRaw(workspace, id, data);
      const record = await loadRecord(workspace.table, id);
      const run = { steps: [{ kind: 'repairReferences' }], at } as const;
      return record && (await evaluate(workspace.jobContext('cleansing'), run, record))?.changes;
    };
    expect(await changesIn({})).toEqual([{ field: 'parentId', old: merged, new: survivor }]);
    const gone = `com_${'9'.repeat(26)}`;
    expect(await changesIn({ parentId: gone })).toEqual([{ field: 'parentId', old: gone, new: null }]);
    expect(await changesIn({ parentId: binned })).toBeUndefined();
  });
});

describe('archiveStale', () => {
  async function statusAfter(updatedAt: string, besides?: 'deal' | 'activity') {
    const workspace = createWorkspace();
    const { id } = await workspace.create('seller1', 'companies', { name: 'North' });
    if (besides === 'deal') await workspace.create('seller1', 'deals', { title: 'Open', companyId: id });
    const talk = { type: 'call', subject: 'Hello', companyId: id, at: '2026-11-01T10:00:00.000Z' };
    if (besides === 'activity') await workspace.create('seller1', 'activities', talk);
    await makeRaw(workspace, id, {}, { updatedAt });
    workspace.table.settle();
    const record = fromItem((await workspace.table.get({ pk: id, sk: 'REC' })) as never);
    const run = { steps: [{ kind: 'archiveStale', months: 24 }], at } as const;
    return (await evaluate(workspace.jobContext('cleansing'), run, record))?.data.status;
  }

  it('is for companies that nothing has happened with', async () => {
    expect(await statusAfter('2024-11-01T10:00:00.000Z')).toBe('archived');
    expect(await statusAfter('2024-12-01T10:00:00.000Z')).toBeUndefined();
    expect(await statusAfter('2020-01-01T10:00:00.000Z', 'deal')).toBeUndefined();
    expect(await statusAfter('2020-01-01T10:00:00.000Z', 'activity')).toBeUndefined();
  });
});

describe('flagJunk', () => {
  it('names fields, and changes none', async () => {
    const { changes, findings } = await changesOf('contacts', { firstName: 'asdf' }, { kind: 'flagJunk' });
    expect([changes, findings]).toEqual([{}, [{ step: 0, fields: ['firstName'], because: { firstName: 'junk' } }]]);
  });
});
