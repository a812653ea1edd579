import {
  checkIdentifier,
  type IdentifierScheme,
  identifierSchemes,
  isIdentifierScheme,
  normaliseIdentifier,
} from '#shared/model/identifiers.ts';
import { translate } from '#shared/model/messages/translate.ts';
import type { Identifier } from '#shared/model/records.ts';
import { languages } from '#shared/model/tenant.ts';
import { type Cell, type CellReader, foldWord, splitValues, UnreadableCell } from './cell.ts';

/** A column of one scheme holds its numbers; one for all holds `RU-INN 0000000018, RU-KPP 000001001`, or bare numbers. */
export const readIdentifiers: CellReader = (cells, { country }): readonly Identifier[] =>
  cells.flatMap((cell) => splitValues(cell.text).map((text) => readOne(cell, text, country)));

function readOne(cell: Cell, text: string, country: string): Identifier {
  if (cell.part !== undefined && isIdentifierScheme(cell.part)) return toIdentifier(cell.part, text);
  const [, name = '', number = ''] = /^(.*?)[\s:№]*([\d-]*\d\w*)$/u.exec(text) ?? [];
  const named = findScheme(name);
  if (named) return toIdentifier(named, number);
  const found = guessIdentifier(text, country);
  if (!found) throw new UnreadableCell(cell, 'format');
  return found;
}

function toIdentifier(scheme: IdentifierScheme, text: string): Identifier {
  return { scheme, value: restoreZeros(scheme, normaliseIdentifier(text)) };
}

function findScheme(name: string): IdentifierScheme | undefined {
  const word = foldWord(name);
  return identifierSchemes.find((scheme) =>
    [scheme, ...languages.map((language) => translate(language, `scheme.${scheme}`))].some(
      (one) => foldWord(one) === word,
    ),
  );
}

/** Where a length serves several schemes, the country of the workspace comes first. */
const schemesByCountry: Readonly<Record<string, readonly IdentifierScheme[]>> = {
  RU: ['RU-INN', 'RU-OGRN', 'RU-KPP', 'FR-SIRET', 'FR-SIREN', 'EU-VAT'],
};
const schemesElsewhere: readonly IdentifierScheme[] = ['FR-SIRET', 'FR-SIREN', 'RU-INN', 'RU-OGRN', 'EU-VAT'];

/** The number with the scheme that it is one of, when its form and check digit say so. */
export function guessIdentifier(text: string, country: string): Identifier | undefined {
  const value = normaliseIdentifier(text);
  const schemes = schemesByCountry[country] ?? schemesElsewhere;
  const scheme = schemes.find((one) => checkIdentifier(one, value) === 'valid');
  return scheme && { scheme, value };
}

const lengths: Partial<Readonly<Record<IdentifierScheme, readonly number[]>>> = {
  'RU-INN': [10, 12],
  'RU-KPP': [9],
  'FR-SIREN': [9],
  'FR-SIRET': [14],
};

/** Spreadsheets take a number for a quantity and drop its leading zeros; the check digit tells that they were there. */
function restoreZeros(scheme: IdentifierScheme, value: string): string {
  const isWhole = checkIdentifier(scheme, value) === 'valid';
  if (isWhole || !/^\d+$/.test(value)) return value;
  const padded = (lengths[scheme] ?? [])
    .filter((length) => length > value.length)
    .map((length) => value.padStart(length, '0'));
  return padded.find((one) => checkIdentifier(scheme, one) === 'valid') ?? value;
}
