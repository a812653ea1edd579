import { describe, expect, it } from 'vitest';
import {
  checkIdentifier,
  findContradictions,
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
    ['FR-SIRET', '35600000000048', 'valid'],
    ['FR-SIRET', '73282932000029', 'checksum'],
    // A whole that adds up by Luhn, with a SIREN that does not.
    ['FR-SIRET', '11122233344455', 'checksum'],
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
    ['a French head by its SIREN and its SIRET', [siren, siret], [siren, siret]],
    ['nobody by a number that is over', [{ ...siren, validTo: '2026-01-31' }], []],
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

  it('a French branch by its SIRET alone, and a Russian one without KPP by nothing', () => {
    expect(identityKeys([siren, siret], true)).toEqual([siret]);
    expect(identityKeys([inn, ogrn], true)).toEqual([]);
  });
});

describe('findContradictions', () => {
  const trader = { scheme: 'RU-INN', value: '500100732259' };
  const vat = { scheme: 'EU-VAT', value: 'FR40303265045' };

  it.each([
    [
      'a firm with its numbers',
      [
        { scheme: 'RU-INN', value: '7707083893' },
        { scheme: 'RU-OGRN', value: '1027700132195' },
      ],
      [],
    ],
    ['a trader with the number of a firm', [trader, { scheme: 'RU-OGRN', value: '1027700132195' }], [1]],
    ['a trader with a KPP', [{ scheme: 'RU-KPP', value: '773601001' }, trader], [1]],
    [
      'a SIRET of another SIREN',
      [
        { scheme: 'FR-SIREN', value: '732829320' },
        { scheme: 'FR-SIRET', value: '30326504500017' },
      ],
      [1],
    ],
    ['a VAT number of another SIREN', [vat, { scheme: 'FR-SIREN', value: '732829320' }], [1]],
    [
      'its own VAT number',
      [vat, { scheme: 'FR-SIREN', value: '303265045' }, { scheme: 'FR-SIRET', value: '30326504500017' }],
      [],
    ],
    [
      'two current numbers of one kind',
      [
        { scheme: 'FR-SIREN', value: '732829320' },
        { scheme: 'FR-SIREN', value: '303265045' },
      ],
      [1],
    ],
    [
      'a former number beside the current one',
      [
        { scheme: 'FR-SIREN', value: '732829320', validTo: '2026-01-31' },
        { scheme: 'FR-SIREN', value: '303265045' },
      ],
      [],
    ],
    ['one number twice', [trader, trader], []],
  ])('%s', (_name, numbers, positions) => {
    expect(findContradictions(numbers)).toEqual(positions);
  });
});
