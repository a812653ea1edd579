import { describe, expect, it } from 'vitest';
import {
  checkIdentifier,
  type IdentifierScheme,
  identityKeys,
  normaliseIdentifier,
} from '#shared/model/identifiers.ts';

describe('checkIdentifier', () => {
  it.each<[IdentifierScheme, string, string]>([
    ['RU-INN', '7707083893', 'valid'],
    ['RU-INN', '0000000018', 'valid'],
    ['RU-INN', '7707083894', 'checksum'],
    ['RU-INN', '500100732259', 'valid'],
    ['RU-INN', '500100732258', 'checksum'],
    ['RU-INN', '500100732269', 'checksum'],
    ['RU-INN', '77070838931', 'format'],
    ['RU-INN', '７７０７０８３８９３', 'format'],
    ['RU-KPP', '773601001', 'valid'],
    ['RU-KPP', '7736AB001', 'valid'],
    ['RU-KPP', '77360100', 'format'],
    ['RU-OGRN', '1027700132195', 'valid'],
    ['RU-OGRN', '1027700132196', 'checksum'],
    ['RU-OGRN', '304500116000157', 'valid'],
    ['RU-OGRN', '304500116000158', 'checksum'],
    ['RU-OGRN', '10277001321950', 'format'],
    ['FR-SIREN', '732829320', 'valid'],
    ['FR-SIREN', '732829321', 'checksum'],
    ['FR-SIREN', '73282932', 'format'],
    ['FR-SIRET', '73282932000074', 'valid'],
    ['FR-SIRET', '73282932000075', 'checksum'],
    // Post offices: the plain sum of digits counts, but only below the SIREN of La Poste.
    ['FR-SIRET', '35600000009075', 'valid'],
    ['FR-SIRET', '35600000009076', 'checksum'],
    ['FR-SIRET', '73282932000029', 'checksum'],
    ['EU-VAT', 'FR40303265045', 'valid'],
    ['EU-VAT', 'FR41303265045', 'checksum'],
    ['EU-VAT', 'FR40303265046', 'checksum'],
    ['EU-VAT', 'FRK7399859412', 'valid'],
    ['EU-VAT', 'DE136695976', 'valid'],
    ['EU-VAT', '136695976', 'format'],
  ])('%s %s: %s', (scheme, value, outcome) => {
    expect(checkIdentifier(scheme, value)).toBe(outcome);
  });

  it('finds every single wrong digit of an INN, a SIREN and an OGRN of 13 digits but those that their formula cannot tell', () => {
    for (const [scheme, number] of [
      ['RU-INN', '7707083893'],
      ['FR-SIREN', '732829320'],
    ] as const) {
      for (let at = 0; at < number.length; at += 1) {
        for (const digit of '0123456789'.replace(number[at] as string, '')) {
          const wrong = number.slice(0, at) + digit + number.slice(at + 1);
          // Remainders 0 and 10 modulo 11 give the same control digit.
          const isBlind = scheme === 'RU-INN' && checkIdentifier(scheme, wrong) === 'valid';
          if (!isBlind) expect(checkIdentifier(scheme, wrong)).toBe('checksum');
        }
      }
    }
  });

  it('reads numbers as people type them', () => {
    expect(normaliseIdentifier(' 732 829\u00a0320 ')).toBe('732829320');
    expect(normaliseIdentifier('fr-40.303 265 045')).toBe('FR40303265045');
  });
});

describe('identityKeys', () => {
  const inn = { scheme: 'RU-INN', value: '7707083893' };
  const ogrn = { scheme: 'RU-OGRN', value: '1027700132195' };
  const siren = { scheme: 'FR-SIREN', value: '732829320' };
  const siret = { scheme: 'FR-SIRET', value: '73282932000074' };

  it.each([
    ['a head office by its INN and OGRN', [inn, ogrn, { scheme: 'RU-KPP', value: '773601001' }], [inn, ogrn]],
    ['the largest taxpayers too', [inn, { scheme: 'RU-KPP', value: '773650001' }], [inn]],
    ['a firm without KPP', [inn], [inn]],
    [
      'a branch by INN and KPP, and not by the OGRN of its head office',
      [inn, ogrn, { scheme: 'RU-KPP', value: '773643001' }],
      [{ scheme: 'RU-INN-KPP', value: '7707083893-773643001' }],
    ],
    ['a French head by its SIREN', [siren], [siren]],
    ['a French establishment by its SIRET alone', [siren, siret], [siret]],
    [
      'nobody by a VAT number or a KPP',
      [
        { scheme: 'EU-VAT', value: 'FR40303265045' },
        { scheme: 'RU-KPP', value: '773643001' },
      ],
      [],
    ],
  ])('%s', (_name, identifiers, keys) => {
    expect(identityKeys(identifiers)).toEqual(keys);
  });
});
