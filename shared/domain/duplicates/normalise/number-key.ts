import { checkIdentifier, isRussianBranch } from '#shared/model/identifiers.ts';

export interface NumberKey {
  /** Digits and letters without zeros before them. */
  readonly value: string;
  /** Written in full and by the rules of a register: two such numbers that differ name two owners. */
  readonly isValid: boolean;
  /** Numbers of two registers say nothing about each other: a firm has one of each. */
  readonly register: 'firm' | 'entry';
  /** Which of the owner's establishments is meant; `undefined` when the number does not say. */
  readonly seat: string | undefined;
}

const labels = /^(GB|RU|FR|INN|ИНН|OGRN|ОГРН|SIREN|SIRET|TVA|VAT)+(?=\d)/;

/** A legal number of whatever register: of an INN with a KPP the INN, of a SIRET the SIREN, of a French VAT number its SIREN. */
export function readNumber(text: string): NumberKey | undefined {
  const [head = '', kpp] = text.toUpperCase().split('/');
  const plain = head.replace(/[^\dA-ZА-ЯЁ]/g, '');
  const digits = plain.replace(/^FR(?=\d{11}$)\d\d/, '').replace(labels, '');
  const core = digits.replace(/^(\d{9})\d{5}$/, '$1');
  const value = core.replace(/^0+/, '');
  if (value.length < 4) return undefined;
  return {
    value,
    isValid: isValidNumber(core),
    register: core.length === 13 || core.length === 15 ? 'entry' : 'firm',
    seat: seatOf(core, digits, kpp?.trim()),
  };
}

const headOffice = 'head';

function seatOf(core: string, digits: string, kpp: string | undefined): string | undefined {
  if (digits.length === 14) return digits.slice(9);
  if (core.length !== 10) return undefined;
  return kpp && isRussianBranch([{ scheme: 'RU-KPP', value: kpp }]) ? kpp : headOffice;
}

function isValidNumber(core: string): boolean {
  if (core.length === 9) return checkIdentifier('FR-SIREN', core) === 'valid';
  if (core.length === 10 || core.length === 12) return checkIdentifier('RU-INN', core) === 'valid';
  if (core.length === 13 || core.length === 15) return checkIdentifier('RU-OGRN', core) === 'valid';
  return false;
}
