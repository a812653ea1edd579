import { checkIdentifier, type IdentifierScheme } from '#shared/model/identifiers.ts';
import type { Identifier } from '#shared/model/records.ts';

/**
 * Legal numbers with right control digits that no office has ever issued: Russian ones name region 00, French ones begin
 * with 000.
 */
export interface LegalNumbers {
  russianFirm(): readonly Identifier[];
  /** OGRNIP of a sole trader. */
  russianTrader(): readonly Identifier[];
  frenchFirm(): readonly Identifier[];
}

/** @param round of loading: each has numbers of its own, since kept records of an earlier one hold theirs */
export function createLegalNumbers(round: number): LegalNumbers {
  let last = round * 1000;
  const nextSerial = (digits: number) => {
    last += 1;
    return String(last * 7 + 13).padStart(digits, '0');
  };
  return {
    russianFirm: () => [
      { scheme: 'RU-INN', value: complete('RU-INN', `00${nextSerial(7)}`) },
      { scheme: 'RU-KPP', value: '000001001' },
      { scheme: 'RU-OGRN', value: complete('RU-OGRN', `12400${nextSerial(7)}`) },
    ],
    russianTrader: () => [{ scheme: 'RU-OGRN', value: complete('RU-OGRN', `32400${nextSerial(9)}`) }],
    frenchFirm: () => {
      const siren = complete('FR-SIREN', `000${nextSerial(5)}`);
      const key = String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0');
      return [
        { scheme: 'FR-SIREN', value: siren },
        { scheme: 'FR-SIRET', value: complete('FR-SIRET', `${siren}0001`) },
        { scheme: 'EU-VAT', value: `FR${key}${siren}` },
      ];
    },
  };
}

/** The number with the one last digit that its checksum accepts. */
function complete(scheme: IdentifierScheme, digits: string): string {
  const candidates = Array.from({ length: 10 }, (_, last) => `${digits}${last}`);
  const valid = candidates.find((value) => checkIdentifier(scheme, value) === 'valid');
  if (valid === undefined) throw new Error(`no control digit completes ${scheme} ${digits}`);
  return valid;
}
