import { beforeAll, expect, it } from 'vitest';
import { buildDemo } from '#shared/domain/demo/build-demo.ts';
import type { StoredRecord } from '#shared/domain/records/stored-record.ts';
import { checkIdentifier, identityKeys, isIdentifierScheme } from '#shared/model/identifiers.ts';
import type { Email, Identifier, Phone } from '#shared/model/records.ts';
import { openDemoWorkspace } from '#test/support/demo-workspace.ts';

let records: readonly StoredRecord[];
const listOf = <T>(field: string) => records.flatMap(({ data }) => (data[field] as readonly T[] | undefined) ?? []);

beforeAll(async () => {
  records = buildDemo((await openDemoWorkspace()).settings);
});

it('addresses of mail and web end where nobody can have a domain', () => {
  const addresses = [...listOf<Email>('emails').map(({ value }) => value), ...listOf<string>('websites')];
  expect(addresses.length).toBeGreaterThan(700);
  for (const address of addresses) expect(address.toLowerCase()).toMatch(/\.example$/);
});

it('legal numbers pass their checksums and name no office', () => {
  const identifiers = listOf<Identifier>('identifiers');
  expect(identifiers.length).toBeGreaterThan(400);
  const unissued: Readonly<Record<string, RegExp>> = {
    'RU-INN': /^00/,
    'RU-KPP': /^0000/,
    'RU-OGRN': /^[13]2400/,
    'FR-SIREN': /^000/,
    'FR-SIRET': /^000/,
    'EU-VAT': /^FR\d\d000/,
  };
  for (const { scheme, value } of identifiers) {
    expect(isIdentifierScheme(scheme) && checkIdentifier(scheme, value), `${scheme} ${value}`).toBe('valid');
    expect(value).toMatch(unissued[scheme] as RegExp);
  }
});

it('no legal number stands twice, also in the next round', async () => {
  const { settings } = await openDemoWorkspace();
  const all = [...records, ...buildDemo({ ...settings, round: 2 })];
  const keys = all.flatMap(({ data }) => identityKeys((data.identifiers as readonly Identifier[] | undefined) ?? []));
  expect(new Set(keys.map(({ scheme, value }) => `${scheme} ${value}`)).size).toBe(keys.length);
});

it('phones are of ranges that nobody answers', () => {
  const numbers = listOf<Phone>('phones').flatMap(({ e164 }) => e164 ?? []);
  expect(numbers.length).toBeGreaterThan(700);
  const silent = /^(\+7(495|812|900)000\d{4}|\+3319900\d{4}|\+3363998\d{4}|\+442079460\d{3}|\+447700900\d{3})$/;
  for (const number of numbers) expect(number).toMatch(silent);
});

it('the names are nobody’s', () => {
  const known = /gazprom|газпром|лукойл|сбер|яндекс|ozon|total|renault|carrefour|orange|tesco|shell|vodafone|amazon/i;
  const names = records.filter(({ object }) => object === 'companies').map(({ data }) => String(data.name));
  expect(names.filter((name) => known.test(name))).toEqual([]);
});
