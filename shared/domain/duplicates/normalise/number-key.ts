import { checkIdentifier } from '#shared/model/identifiers.ts';

export interface NumberKey {
  /** Digits and letters without zeros before them. */
  readonly value: string;
  /** Written in full and by the rules of a register: two such numbers that differ name two owners. */
  readonly isValid: boolean;
}

/** A legal number of whatever register: of an INN with a KPP the INN, of a SIRET the SIREN, of a French VAT number its SIREN. */
export function readNumber(text: string): NumberKey | undefined {
  const plain =
    text
      .split('/')[0]
      ?.toUpperCase()
      .replace(/[^\dA-Z]/g, '') ?? '';
  const core = plain
    .replace(/^FR(?=\d{11}$)\d\d/, '')
    .replace(/^(\d{9})\d{5}$/, '$1')
    .replace(/^(GB|RU|FR|INN)(?=\d)/, '');
  const value = core.replace(/^0+/, '');
  return value.length < 4 ? undefined : { value, isValid: isValidNumber(core) };
}

function isValidNumber(core: string): boolean {
  if (core.length === 9) return checkIdentifier('FR-SIREN', core) === 'valid';
  if (core.length === 10 || core.length === 12) return checkIdentifier('RU-INN', core) === 'valid';
  return false;
}
