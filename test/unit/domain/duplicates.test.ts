import { describe, expect, it } from 'vitest';
import { companyWords } from '#shared/domain/duplicates/company-name.ts';
import { toComparable } from '#shared/domain/duplicates/comparable.ts';
import { latinKey } from '#shared/domain/duplicates/latin-key.ts';
import { listPairs } from '#shared/domain/duplicates/list-pairs.ts';
import { matchKeysOf } from '#shared/domain/duplicates/match-keys.ts';
import { refreshPairs } from '#shared/domain/duplicates/refresh-pairs.ts';
import { scoreMatch } from '#shared/domain/duplicates/score.ts';
import { deleteRecord } from '#shared/domain/records/delete-record.ts';
import { updateRecord } from '#shared/domain/records/update-record.ts';
import { normaliseFields } from '#shared/model/normalisation.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import { createWorkspace, type Workspace } from '#test/support/workspace.ts';

const { companies } = definitions;

function comparable(object: 'companies' | 'contacts', fields: Fields) {
  return toComparable(object, normaliseFields(definitions[object], fields, 'FR'));
}

const compare = (one: Fields, other: Fields, object: 'companies' | 'contacts' = 'companies') =>
  scoreMatch(comparable(object, one), comparable(object, other));

describe('latinKey', () => {
  it.each([
    ['Северный', 'Severny', 'Severnyi', 'Severnyj'],
    ['Щукин', 'Shchukin', 'Schukin'],
    ['Юрий', 'Yuri', 'Iurii', 'Jury'],
    ['Алексей', 'Alexey', 'Aleksei', 'Alexei'],
    ['Хохлов', 'Khokhlov', 'Hohlov'],
    ['Société', 'societe'],
  ])('folds every spelling of %s alike', (...spellings) => {
    expect(new Set(spellings.map(latinKey)).size).toBe(1);
  });

  it('keeps different names apart', () => {
    expect(new Set(['Иванов', 'Петров', 'Сидоров', 'Martin', 'Marchand'].map(latinKey)).size).toBe(5);
  });
});

describe('companyWords', () => {
  it.each([
    ['ООО «Северный ветер»', ['severni', 'veter']],
    ['Severny Veter, Ltd.', ['severni', 'veter']],
    ['SARL Dupont & Fils', ['dupont', 'fils']],
    ['Группа компаний «Лев»', ['lev']],
    ['Группа компаний', ['grupa', 'kompani']],
    ['The Company', ['the', 'compani']],
    ['«»', []],
  ])('%s', (name, words) => {
    expect(companyWords(name)).toEqual(words);
  });
});

describe('scoreMatch', () => {
  const phones = [{ value: '01 23 45 67 89' }];
  const inn = (value: string) => ({ identifiers: [{ scheme: 'RU-INN', value }] });

  it.each([
    ['a shared legal number', { name: 'A', ...inn('7707083893') }, { name: 'Zeta', ...inn('7707083893') }, 'certain'],
    [
      'name, phone and e-mail',
      { name: 'North', phones, emails: [{ value: 'a@b.example' }] },
      { name: 'north', phones, emails: [{ value: 'A@b.example' }] },
      'certain',
    ],
    ['name and phone', { name: 'North', phones }, { name: 'ООО North', phones }, 'probable'],
    ['a phone alone', { name: 'North', phones }, { name: 'Lion', phones }, 'possible'],
    [
      'an e-mail alone',
      { name: 'North', emails: [{ value: 'a@gmail.com' }] },
      { name: 'Lion', emails: [{ value: 'a@gmail.com' }] },
      'possible',
    ],
    ['a name alone', { name: 'Северный ветер' }, { name: 'Severny Veter' }, 'possible'],
    [
      'a public mail domain',
      { name: 'North', emails: [{ value: 'a@gmail.com' }] },
      { name: 'Lion', emails: [{ value: 'b@gmail.com' }] },
      undefined,
    ],
    [
      'a town',
      { name: 'North', addresses: [{ city: 'Lyon' }] },
      { name: 'Lion', addresses: [{ city: 'Lyon' }] },
      undefined,
    ],
    ['nothing', { name: 'North' }, { name: 'Lion' }, undefined],
  ])('%s', (_name, one, other, band) => {
    expect(compare(one, other)?.band).toBe(band);
    expect(compare(other, one)?.score).toBe(compare(one, other)?.score);
  });

  it('is never sure of firms whose legal numbers differ', () => {
    const same = { name: 'North', phones, emails: [{ value: 'a@b.example' }] };
    expect(compare({ ...same, ...inn('7707083893') }, { ...same, ...inn('0000000018') })).toBeUndefined();
  });
});

describe('matchKeysOf', () => {
  it('names each key once, however often the record says it', () => {
    const identifier = { scheme: 'RU-INN', value: '7707083893' };
    const keys = matchKeysOf(
      comparable('companies', {
        name: 'North Wind',
        legalName: 'Wind North',
        identifiers: [identifier, identifier],
      }),
    );
    expect(keys).toEqual([
      { kind: 'ident', value: 'RU-INN:7707083893' },
      { kind: 'name', value: 'companies:north vind' },
    ]);
  });

  it('does not look for people by a last name alone', () => {
    expect(matchKeysOf(comparable('contacts', { lastName: 'Иванов' }))).toEqual([]);
    expect(matchKeysOf(comparable('contacts', { lastName: 'Иванов', firstName: 'Пётр' }))).toHaveLength(1);
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
        id: `PAIR#${one.id}#${other.id}`,
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
    expect(await workspace.table.get({ pk: 'K#phone#+33123456789', sk: one.id })).toBeUndefined();
    expect(await workspace.table.get({ pk: 'K#phone#+33198765432', sk: one.id })).toBeDefined();
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
      put: { pk: 'K#phone#+33123456789', sk: `com_${String(at).padStart(26, 'X')}`, type: 'match-key' },
    }));
    await workspace.table.writeMany(keys);
    const { id } = await workspace.create('seller1', 'companies', { name: 'Alpha', ...phone('01 23 45 67 89') });
    const twin = await workspace.create('seller1', 'companies', { name: 'Omega', ...phone('01 23 45 67 89') });
    await refreshPairs(workspace.table, id);
    await refreshPairs(workspace.table, twin.id);
    expect(typesIn(workspace, 'pair')).toEqual([]);
  });
});
