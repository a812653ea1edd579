import { describe, expect, it } from 'vitest';
import { mostKeys } from '#shared/domain/duplicates/candidates/blocking-keys.ts';
import { toComparable } from '#shared/domain/duplicates/comparable.ts';
import { findMatches } from '#shared/domain/duplicates/find-matches.ts';
import { listPairs } from '#shared/domain/duplicates/list-pairs.ts';
import { keysOfRecord } from '#shared/domain/duplicates/match-keys.ts';
import { readFirmName } from '#shared/domain/duplicates/normalise/firm-name.ts';
import { refreshAll, refreshPairs } from '#shared/domain/duplicates/refresh-pairs.ts';
import { scoreMatch, weighMatch } from '#shared/domain/duplicates/score.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import type { StoredRecord } from '#shared/domain/records/stored-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { normaliseFields } from '#shared/model/normalisation.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import { Meter } from '#shared/store/meter.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { companies } = definitions;

function comparable(object: ObjectName, fields: Fields) {
  return toComparable(object, normaliseFields(definitions[object], fields, 'FR'));
}

const compare = (one: Fields, other: Fields, object: ObjectName = 'companies', ofOther = object) =>
  scoreMatch(comparable(object, one), comparable(ofOther, other));
const keysOf = (object: ObjectName, fields: Fields) =>
  keysOfRecord(object, comparable(object, fields)).map(({ kind, value }) => `${kind} ${value}`);
const meet = (one: Fields, other: Fields, object: ObjectName = 'companies', ofOther = object) =>
  keysOf(object, one).some((key) => keysOf(ofOther, other).includes(key));

const phones = [{ value: '01 23 45 67 89' }];
const mail = (value: string) => ({ emails: [{ value }] });
const inn = (value: string, kpp?: string) => ({
  identifiers: [{ scheme: 'RU-INN', value }, ...(kpp ? [{ scheme: 'RU-KPP', value: kpp }] : [])],
});
const siret = (value: string) => ({ identifiers: [{ scheme: 'FR-SIRET', value }] });
const siren = (value: string) => ({ identifiers: [{ scheme: 'FR-SIREN', value }] });
const anna = { lastName: 'Лозинцова', firstName: 'Анна', middleName: 'Ильинична' };

describe('firms', () => {
  it.each<[string, Fields, Fields, string | undefined]>([
    ['one legal number', { name: 'A', ...inn('7707083893') }, { name: 'Zeta', ...inn('7707083893') }, 'certain'],
    [
      'a name, a phone and an address of mail',
      { name: 'North', phones, ...mail('info@north.example') },
      { name: 'north', phones, ...mail('INFO@north.example') },
      'certain',
    ],
    ['a name in two scripts', { name: 'ООО «Северный ветер»' }, { name: 'Severny Veter LLC' }, 'probable'],
    ['a name with and without its form', { name: 'ООО «Ромашка»' }, { name: 'Ромашка' }, 'possible'],
    [
      'a name composed of other signs',
      { name: 'Société Dupré' },
      { name: 'Socie\u0301te\u0301 Dupre\u0301' },
      'possible',
    ],
    ['other names of one form', { name: 'ООО Ромашка' }, { name: 'ООО Василёк' }, undefined],
    ['others again', { name: 'OOO Gazprom Neft' }, { name: 'OOO Lukoil' }, undefined],
    ['names that differ behind one switchboard', { name: 'North', phones }, { name: 'Lion', phones }, 'possible'],
    [
      'a public provider of mail',
      { name: 'North', ...mail('a@gmail.com') },
      { name: 'Lion', ...mail('b@gmail.com') },
      undefined,
    ],
    [
      'a town',
      { name: 'North', addresses: [{ city: 'Lyon' }] },
      { name: 'Lion', addresses: [{ city: 'Lyon' }] },
      undefined,
    ],
    ['nothing', { name: 'North' }, { name: 'Lion' }, undefined],
    [
      'two legal numbers',
      { name: 'North', phones, ...mail('a@b.example'), ...inn('7707083893') },
      { name: 'North', phones, ...mail('a@b.example'), ...inn('7736207543') },
      undefined,
    ],
    [
      'a branch and its head office',
      { name: 'North', phones, ...inn('7707083893', '773601001') },
      { name: 'North', phones, ...inn('7707083893', '773643001') },
      undefined,
    ],
    ['two tax offices of one seat', inn('7707083893', '773601001'), inn('7707083893', '770701001'), 'certain'],
    ['two establishments', siret('35600000000048'), siret('35600000000055'), undefined],
    ['an establishment and its firm', siret('35600000000048'), siren('356000000'), 'certain'],
    [
      'sisters on one domain',
      { name: 'ООО Ромашка', websites: ['https://romashka.example'] },
      { name: 'ООО Ромашка Агро', websites: ['https://romashka.example'] },
      'possible',
    ],
    ['sisters of one brand', { name: 'ООО Лев', brand: 'Ромашка' }, { name: 'АО Тигр', brand: 'Ромашка' }, undefined],
  ])('%s', (_name, one, other, band) => {
    expect(compare(one, other)?.band).toBe(band);
    expect(compare(other, one)?.score).toBe(compare(one, other)?.score);
  });
});

describe('people', () => {
  it.each<[string, Fields, Fields, string | undefined]>([
    [
      'one person in two scripts',
      { ...anna, phones, ...mail('anna@lev.example') },
      { lastName: 'Lozintsova', firstName: 'Anna', phones, ...mail('anna@lev.example') },
      'certain',
    ],
    ['namesakes', anna, { ...anna, middleName: 'Петровна' }, undefined],
    ['spouses', { ...anna, phones }, { lastName: 'Лозинцов', firstName: 'Игорь', phones }, undefined],
    [
      'colleagues on one switchboard',
      { ...anna, phones, companyId: 'com_1', ...mail('anna@lev.example') },
      { lastName: 'Петрова', firstName: 'Мария', phones, companyId: 'com_1', ...mail('maria@lev.example') },
      undefined,
    ],
    ['days of birth that differ', { ...anna, birthday: '1980-01-02' }, { ...anna, birthday: '1971-11-30' }, undefined],
  ])('%s', (_name, one, other, band) => {
    expect(compare(one, other, 'contacts')?.band).toBe(band);
    expect(compare(other, one, 'contacts')?.score).toBe(compare(one, other, 'contacts')?.score);
  });

  it('takes a tag of an address for a sign and for no proof', () => {
    const [one, other] = [
      { ...anna, ...mail('anna.w@lev.example') },
      { ...anna, ...mail('anna.w+fe8107@lev.example') },
    ];
    expect(meet(one, other, 'contacts')).toBe(true);
    expect(compare(one, other, 'contacts')?.reasons).toContainEqual(
      expect.objectContaining({ field: 'emails', kind: 'email-alike' }),
    );
  });

  it('holds one employer for a sign, and another for none: a firm may stand there twice', () => {
    const at = (companyId: string) => ({ ...anna, companyId });
    const scoreAt = (one: string, other: string) => compare(at(one), at(other), 'contacts')?.score ?? 0;
    expect(scoreAt('com_1', 'com_1')).toBeGreaterThan(scoreAt('com_1', 'com_2'));
    expect(scoreAt('com_1', 'com_2')).toBe(compare(anna, anna, 'contacts')?.score);
  });
});

describe('leads', () => {
  const request = { title: 'Pumps', contactName: 'Anna Lozintsova', companyName: 'Severny Veter' };

  it('are held against people by the person and against firms by the firm', () => {
    const person = { ...anna, ...mail('anna@veter.example'), phones };
    const match = compare({ ...request, ...mail('anna@veter.example'), phones }, person, 'leads', 'contacts');
    expect(match).toMatchObject({ band: 'certain' });
    expect(match?.reasons.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['contactName', 'emails', 'phones']),
    );
    const firm = { name: 'ООО «Северный ветер»', websites: ['https://veter.example'], ...mail('info@veter.example') };
    const ofFirm = compare({ ...request, ...mail('anna@veter.example') }, firm, 'leads', 'companies');
    expect(ofFirm).toMatchObject({ band: 'certain' });
    expect(ofFirm?.reasons.filter(({ weight }) => weight < 0)).toEqual([]);
    expect(meet(request, firm, 'leads', 'companies')).toBe(true);
    expect(meet(request, anna, 'leads', 'contacts')).toBe(true);
  });

  const firm = { name: 'ООО «Северный ветер»', phones, ...mail('info@veter.example'), websites: ['veter.example'] };
  const numbers = (value: string) => ({ legalNumbers: [{ scheme: 'RU-INN', value }] });

  it.each<[string, Fields, Fields, boolean, number?]>([
    ['its number alone', numbers('7707083893'), { ...firm, ...inn('7707083893') }, true],
    ['its name and its phone', { companyName: 'Severny Veter', phones }, firm, true],
    ['its name and its address', { companyName: 'Severny Veter', ...mail('info@veter.example') }, firm, true],
    ['its name and its domain', { companyName: 'Severny Veter', ...mail('anna@veter.example') }, firm, true],
    ['its phone and its address', { phones, ...mail('info@veter.example') }, firm, true],
    ['its phone and its address, which five share', { phones, ...mail('info@veter.example') }, firm, false, 5],
    ['its name alone', { companyName: 'Severny Veter' }, firm, false],
    ['its phone alone', { contactName: 'Anna Lozintsova', phones }, firm, false],
    ['its address alone', mail('info@veter.example'), firm, false],
    ['another name on its switchboard', { companyName: 'Южный берег', phones }, firm, false],
    ['a sister of its name on its phone', { companyName: 'Северный ветер Сибирь Логистика', phones }, firm, false],
    [
      'its name and phone, but another number',
      { ...request, phones, ...numbers('7707083893') },
      { ...firm, ...inn('7736050003') },
      false,
    ],
  ])('come from a firm certainly, or not: %s', (_name, lead, company, isCertain, holders) => {
    const [one, other] = [comparable('leads', { title: 'A', ...lead }), comparable('companies', company)];
    const band = scoreMatch(one, other, { ...(holders !== undefined && { holders }) })?.band;
    expect(band === 'certain').toBe(isCertain);
  });

  const contact = { ...anna, phones, ...mail('anna@veter.example'), companyId: 'com_1' };

  it.each<[string, Fields, boolean]>([
    ['name, phone and address', { contactName: 'Лозинцова Анна', phones, ...mail('anna@veter.example') }, true],
    ['phone and address without a name', { phones, ...mail('anna@veter.example') }, false],
    ['a namesake', { contactName: 'Anna Lozintsova', ...mail('anna@elsewhere.example') }, false],
    ['a colleague on one switchboard', { contactName: 'Мария Петрова', phones, ...mail('maria@veter.example') }, false],
    ['a colleague with one address', { contactName: 'Мария Петрова', phones, ...mail('anna@veter.example') }, false],
  ])('come from a person certainly, or not: %s', (_name, lead, isCertain) => {
    expect(compare({ title: 'A', ...lead }, contact, 'leads', 'contacts')?.band === 'certain').toBe(isCertain);
  });

  it('of one firm may be those of two people, and are never certain to be one', () => {
    const ofFirm = { companyName: 'Severny Veter', phones, ...mail('info@veter.example'), ...numbers('7707083893') };
    const [one, other] = [
      { title: 'A', ...ofFirm },
      { title: 'B', ...ofFirm },
    ];
    expect(compare(one, other, 'leads')?.band).toBe('probable');
  });

  it('are one by a phone alone at most probably, and when five share it possibly', () => {
    const [one, other] = [comparable('leads', { title: 'A', phones }), comparable('leads', { title: 'B', phones })];
    const band = (holders?: number) => scoreMatch(one, other, { ...(holders && { holders }) })?.band;
    expect(['probable', 'possible']).toContain(band());
    expect(band(5)).toBe('possible');
    const byMail = (title: string) => comparable('leads', { title, ...mail('anna@mail.ru') });
    const bandByMail = (holders: number) => scoreMatch(byMail('A'), byMail('B'), { holders })?.band;
    expect([bandByMail(2), bandByMail(5)]).toEqual(['probable', 'possible']);
  });

  it('are told apart from what they name', () => {
    const lead = { object: 'leads', data: { ...request, companyId: 'com_1' } } as const;
    const record = { id: 'com_1', object: 'companies', data: { name: 'Severny Veter' } } as unknown as StoredRecord;
    expect(findMatches({ ...lead, data: request }, [{ record, shared: [] }])).toHaveLength(1);
    expect(findMatches(lead, [{ record, shared: [] }])).toEqual([]);
  });
});

describe('reasons', () => {
  it('stand for and against, one for each field', () => {
    const one = { name: 'ООО Ромашка', phones, addresses: [{ city: 'Тверь', street: 'ул. Мира, 6' }] };
    const other = { name: 'АО Ромашка', phones: [{ value: '+33 6 28 23 04 55' }], addresses: [{ city: 'Тверь' }] };
    const { reasons } = weighMatch(comparable('companies', one), comparable('companies', other)) ?? { reasons: [] };
    expect(reasons.map(({ field, kind }) => [field, kind])).toEqual(
      expect.arrayContaining([
        ['name', 'firm-same'],
        ['phones', 'phone-differs'],
        ['addresses', 'town-same'],
      ]),
    );
    expect(new Set(reasons.map(({ field }) => field)).size).toBe(reasons.length);
    for (const { kind, weight } of reasons) expect(weight > 0).toBe(!kind.endsWith('-differs'));
  });
});

describe('keys', () => {
  it('are named once, however often the record says it', () => {
    const identifier = { scheme: 'RU-INN', value: '7707083893' };
    const keys = keysOf('companies', {
      name: 'North Wind',
      legalName: 'Wind North',
      identifiers: [identifier, identifier],
    });
    expect(keys).toEqual([...new Set(keys)]);
    expect(keys.slice(0, 2)).toEqual(['ident 7707083893', 'company name nort vind']);
  });

  it('are fourteen at most', () => {
    const addresses = [{ street: 'ул. Мира, 6', city: 'Тверь', postalCode: '170000' }];
    const many = (make: (at: number) => unknown) => Array.from({ length: 9 }, (_, at) => make(at));
    const fields = {
      phones: many((at) => ({ value: `+3362823045${at}` })),
      emails: many((at) => ({ value: `anna${at}@lev.example` })),
    };
    const firm = { ...fields, name: 'North', legalName: 'Wind', brand: 'Vega', ...inn('7707083893'), addresses };
    for (const [object, data] of [
      ['companies', firm],
      ['leads', { ...fields, contactName: 'Anna W', companyName: 'Lion' }],
      ['contacts', { ...anna, ...fields, addresses }],
    ] as const) {
      const keys = keysOf(object, data);
      expect(keys.length, object).toBeLessThanOrEqual(mostKeys);
      // However many phones and addresses there are, names are among them.
      expect(keys.filter((key) => !/^(ident|email|phone) /.test(key)).length, object).toBeGreaterThanOrEqual(4);
    }
    expect(keysOf('companies', firm)).toContain('company name vega');
  });

  it('bring together what is written otherwise', () => {
    const by = (value: string) => ({ lastName: 'X', phones: [{ value }] });
    expect(meet(by('+7 (495) 123-45-67'), by('84951234567'), 'contacts')).toBe(true);
    expect(meet(by('06 28 23 04 55'), by('+33628230455'), 'contacts', 'companies')).toBe(true);
    expect(
      meet({ lastName: 'X', ...mail('John@acme.com') }, { lastName: 'Y', ...mail('john@acme.com') }, 'contacts'),
    ).toBe(true);
    expect(readFirmName('Яндекс').words).not.toEqual([]);
  });
});

describe('refreshAll', () => {
  it('sorts out what stands compared with one read for the whole batch', async () => {
    const workspace = createWorkspace();
    const changes: { readonly id: string; readonly type: string }[] = [];
    for (const name of ['North', 'South', 'East', 'West'])
      changes.push({ id: (await workspace.create('admin', 'companies', { name })).id, type: 'companies' });
    await refreshAll(workspace.table, changes);
    const before = workspace.table.snapshot();
    const meter = new Meter();
    await refreshAll(workspace.table.metered(meter), changes);
    // The other reads the fields of the workspace and the counts of names.
    expect(meter.cost.trips).toBe(2);
    expect(workspace.table.snapshot()).toEqual(before);
  });
});

describe('refreshPairs', () => {
  const phone = (value: string) => ({ phones: [{ value }] });
  const typesIn = ({ table }: Workspace, type: string) => table.snapshot().filter((item) => item.type === type);

  async function openPair() {
    const workspace = createWorkspace();
    const one = await workspace.create('seller1', 'companies', { name: 'Alpha', ...phone('01 23 45 67 89') });
    const other = await workspace.create('seller2', 'companies', { name: 'Omega', ...phone('+33123456789') });
    await refreshPairs(workspace.table, one.id);
    await refreshPairs(workspace.table, other.id);
    return { workspace, one, other };
  }

  it('finds a pair, marks both sides and lists it to those who see both', async () => {
    const { workspace, one, other } = await openPair();
    const { data } = await listPairs(workspace.contextOf('manager'), { status: 'open', limit: 10 });
    expect(data).toMatchObject([
      {
        id: `${one.id}.${other.id}`,
        status: 'open',
        band: 'possible',
        records: [
          { id: one.id, title: 'Alpha', accountManager: { id: 'seller1' } },
          { id: other.id, title: 'Omega' },
        ],
      },
    ]);
    const ofOne = { status: 'open', limit: 10, record: one.id } as const;
    expect((await listPairs(workspace.contextOf('manager'), ofOne)).data).toHaveLength(1);
    expect((await listPairs(workspace.contextOf('seller1'), ofOne)).data).toEqual([]);
    expect(typesIn(workspace, 'pair-mark')).toHaveLength(2);
  });

  it('drops a pair, its marks and the keys when the data change', async () => {
    const { workspace, one } = await openPair();
    const body = phone('01 98 76 54 32');
    await updateRecord(workspace.contextOf('seller1'), companies, one.id, { body, version: 1 });
    await refreshPairs(workspace.table, one.id);
    expect(typesIn(workspace, 'pair')).toEqual([]);
    expect(typesIn(workspace, 'pair-mark')).toEqual([]);
    expect(await workspace.table.get({ pk: 'K#phone#123456789', sk: one.id })).toBeUndefined();
    expect(await workspace.table.get({ pk: 'K#phone#198765432', sk: one.id })).toBeDefined();
  });

  it('drops everything of a record in the bin', async () => {
    const { workspace, one } = await openPair();
    await deleteRecord(workspace.contextOf('admin'), companies, one.id);
    await refreshPairs(workspace.table, one.id);
    expect(typesIn(workspace, 'pair')).toEqual([]);
    expect(typesIn(workspace, 'match-key').filter((item) => item.sk === one.id)).toEqual([]);
  });

  it('writes nothing when it is told the same again', async () => {
    const { workspace, one } = await openPair();
    workspace.table.takeStream();
    await refreshPairs(workspace.table, one.id);
    expect(workspace.table.takeStream()).toEqual([]);
  });

  it('makes no pairs of a number that a crowd shares', async () => {
    const workspace = createWorkspace();
    const keys = Array.from({ length: 60 }, (_, at) => ({
      put: { pk: 'K#phone#123456789', sk: `com_${String(at).padStart(26, 'X')}`, type: 'match-key' },
    }));
    await workspace.table.writeMany(keys);
    const { id } = await workspace.create('seller1', 'companies', { name: 'Alpha', ...phone('01 23 45 67 89') });
    const twin = await workspace.create('seller1', 'companies', { name: 'Omega', ...phone('01 23 45 67 89') });
    await refreshPairs(workspace.table, id);
    await refreshPairs(workspace.table, twin.id);
    expect(typesIn(workspace, 'pair')).toEqual([]);
  });
});
