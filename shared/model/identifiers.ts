/** Legal numbers of firms: form and checksum. Which office a region code names is not checked: codes get added. */

export const identifierSchemes = ['RU-INN', 'RU-KPP', 'RU-OGRN', 'FR-SIREN', 'FR-SIRET', 'EU-VAT'] as const;
export type IdentifierScheme = (typeof identifierSchemes)[number];

export function isIdentifierScheme(scheme: string): scheme is IdentifierScheme {
  return (identifierSchemes as readonly string[]).includes(scheme);
}

/** The number without the spaces, dots and dashes that people type; letters in upper case. */
export function normaliseIdentifier(value: string): string {
  return value.replace(/[\s.\-\u00a0]/g, '').toUpperCase();
}

export type IdentifierCheck = 'valid' | 'format' | 'checksum';

/** @param value normalised */
export function checkIdentifier(scheme: IdentifierScheme, value: string): IdentifierCheck {
  switch (scheme) {
    case 'RU-INN':
      return check(value, /^(\d{10}|\d{12})$/, isValidInn);
    case 'RU-KPP':
      return check(value, /^\d{4}[\dA-Z]{2}\d{3}$/);
    case 'RU-OGRN':
      return check(value, /^(\d{13}|\d{15})$/, isValidOgrn);
    case 'FR-SIREN':
      return check(value, /^\d{9}$/, passesLuhn);
    case 'FR-SIRET':
      return check(value, /^\d{14}$/, isValidSiret);
    case 'EU-VAT':
      return check(value, /^[A-Z]{2}[\dA-Z+*]{2,12}$/, isValidVat);
  }
}

function check(value: string, format: RegExp, isValid: (value: string) => boolean = () => true): IdentifierCheck {
  if (!format.test(value)) return 'format';
  return isValid(value) ? 'valid' : 'checksum';
}

/** Control digits by weighted sums modulo 11 (order of the Russian tax service on the structure of the INN). */
function isValidInn(inn: string): boolean {
  const control = (weights: readonly number[]) =>
    (weights.reduce((sum, weight, at) => sum + weight * Number(inn[at]), 0) % 11) % 10;
  if (inn.length === 10) return control([2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(inn[9]);
  return (
    control([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(inn[10]) &&
    control([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(inn[11])
  );
}

/** The last digit is the remainder of the number before it by 11 (13 digits) or 13 (15 digits), its last digit. */
function isValidOgrn(ogrn: string): boolean {
  const body = BigInt(ogrn.slice(0, -1));
  const divisor = ogrn.length === 13 ? 11n : 13n;
  return Number((body % divisor) % 10n) === Number(ogrn.at(-1));
}

/** ISO/IEC 7812-1, annex B */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [fromRight, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (fromRight % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/**
 * The firm's SIREN and the whole number have a control digit each. La Poste numbers its post offices so that the plain sum of
 * digits is a multiple of five.
 */
function isValidSiret(siret: string): boolean {
  if (!passesLuhn(siret.slice(0, 9))) return false;
  if (passesLuhn(siret)) return true;
  return siret.startsWith('356000000') && [...siret].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/** Only the French key is computed here; other member states are checked for form. */
function isValidVat(vat: string): boolean {
  if (!vat.startsWith('FR') || !/^FR\d{11}$/.test(vat)) return true;
  const siren = vat.slice(4);
  return passesLuhn(siren) && Number(vat.slice(2, 4)) === (12 + 3 * (Number(siren) % 97)) % 97;
}

type Numbers = readonly { readonly scheme: string; readonly value: string; readonly validTo?: string }[];

/** Those that a firm has at a time only one of. */
const single: ReadonlySet<string> = new Set(['RU-INN', 'RU-KPP', 'RU-OGRN', 'FR-SIREN', 'FR-SIRET']);

export function isSingleNumber(scheme: string): boolean {
  return single.has(scheme);
}

/**
 * Whether numbers of one firm can stand together: a trader's INN (12 digits) goes with a trader's OGRN (15) and no KPP, a
 * SIRET begins with its SIREN, a French VAT number ends with it, and nobody has two current numbers of one kind.
 * @param numbers normalised, @returns positions of those that contradict one before them
 */
export function findContradictions(numbers: Numbers): readonly number[] {
  const current = [...numbers.entries()].filter(([, { validTo }]) => validTo === undefined);
  return current
    .filter(([at, one]) => current.some(([earlier, other]) => earlier < at && contradict(one, other)))
    .map(([at]) => at);
}

function contradict(one: Numbers[number], other: Numbers[number]): boolean {
  if (one.scheme === other.scheme) return single.has(one.scheme) && one.value !== other.value;
  return opposes(one, other) || opposes(other, one);
}

function opposes({ scheme, value }: Numbers[number], other: Numbers[number]): boolean {
  switch (`${scheme} ${other.scheme}`) {
    case 'RU-INN RU-OGRN':
      return (value.length === 12) !== (other.value.length === 15);
    case 'RU-INN RU-KPP':
      return value.length === 12;
    case 'FR-SIREN FR-SIRET':
      return !other.value.startsWith(value);
    case 'FR-SIREN EU-VAT':
      return /^FR\d{11}$/.test(other.value) && !other.value.endsWith(value);
    case 'FR-SIRET EU-VAT':
      return /^FR\d{11}$/.test(other.value) && !other.value.endsWith(value.slice(0, 9));
    default:
      return false;
  }
}

/** A KPP says by its fifth and sixth sign why a firm is registered there: 01 and 50 are its seat. */
export function isRussianBranch(numbers: Numbers): boolean {
  const kpp = numbers.find((one) => one.scheme === 'RU-KPP' && one.validTo === undefined)?.value;
  return kpp !== undefined && !['01', '50'].includes(kpp.slice(4, 6));
}

/**
 * The values that no two live records of the workspace may share. A KPP or a VAT number is evidence, no key; a branch has
 * the numbers of its head office, and is told apart by its INN together with its KPP, or by its SIRET.
 */
export function identityKeys(
  numbers: Numbers,
  isBranch: boolean = isRussianBranch(numbers),
): readonly { readonly scheme: string; readonly value: string }[] {
  const current = numbers
    .filter(({ validTo }) => validTo === undefined)
    .map(({ scheme, value }) => ({ scheme, value }));
  const kpp = current.find((one) => one.scheme === 'RU-KPP')?.value;
  return current.flatMap((one) => {
    if (one.scheme === 'FR-SIRET') return [one];
    if (!isBranch) return ['RU-INN', 'RU-OGRN', 'FR-SIREN'].includes(one.scheme) ? [one] : [];
    return one.scheme === 'RU-INN' && kpp !== undefined ? [{ scheme: 'RU-INN-KPP', value: `${one.value}-${kpp}` }] : [];
  });
}
