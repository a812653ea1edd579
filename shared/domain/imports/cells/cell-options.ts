import type { FieldDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import { languages } from '#shared/model/tenant.ts';
import { labelOfOption } from '#shared/model/words.ts';
import { type Cell, type CellReader, foldWord, splitValues, UnreadableCell } from './cell.ts';

/** By its code, or by what it is called in any of the languages. */
export function readOption(object: ObjectName): CellReader {
  return ([cell], _settings, field) => cell && findOption(object, field, cell, cell.text);
}

export function readOptions(object: ObjectName): CellReader {
  return (cells, _settings, field) => [
    ...new Set(cells.flatMap((cell) => splitValues(cell.text).map((text) => findOption(object, field, cell, text)))),
  ];
}

function findOption(object: ObjectName, field: FieldDefinition, cell: Cell, text: string): string {
  const word = foldWord(text);
  const option = (field.options ?? []).find((one) =>
    [one, ...languages.map((language) => labelOfOption(object, field, one, language))].some(
      (name) => foldWord(name) === word,
    ),
  );
  if (option === undefined) throw new UnreadableCell(cell, 'option');
  return option;
}

const yes = new Set('yes y true 1 да д истина oui o vrai x v ✓ ✔ +'.split(' '));
const no = new Set('no n false 0 нет н ложь non faux - –'.split(' '));

export const readBoolean: CellReader = ([cell]) => {
  if (!cell) return undefined;
  const word = cell.text.toLowerCase();
  if (yes.has(word)) return true;
  if (no.has(word)) return false;
  throw new UnreadableCell(cell, 'option');
};

const currencySigns: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '₽': 'RUB', '£': 'GBP' };

export const readCurrency: CellReader = ([cell]) => {
  if (!cell) return undefined;
  if (currencySigns[cell.text]) return currencySigns[cell.text];
  if (/^р(уб|убл[ьея]й?)?\.?$/i.test(cell.text)) return 'RUB';
  return cell.text.toUpperCase();
};

/** By its ISO code, or its name in any of the languages. */
export const readCountry: CellReader = ([cell]) => {
  if (!cell) return undefined;
  if (/^[A-Za-z]{2}$/.test(cell.text)) return toCurrentCode(cell.text.toUpperCase());
  const code = countriesByName().get(foldWord(cell.text));
  if (code === undefined) throw new UnreadableCell(cell, 'option');
  return code;
};

/** Of a country that has another code today: UK is GB. */
function toCurrentCode(code: string): string {
  return new Intl.Locale(`und-${code}`).region ?? code;
}

const otherNames: Readonly<Record<string, string>> = { рф: 'RU', российскаяфедерация: 'RU', usa: 'US' };
const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

let countries: ReadonlyMap<string, string> | undefined;

function countriesByName(): ReadonlyMap<string, string> {
  countries ??= new Map([
    ...languages.flatMap((language) => {
      const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
      return letters
        .flatMap((one) => letters.map((other) => `${one}${other}`))
        .filter((code) => toCurrentCode(code) === code)
        .flatMap((code) => {
          const name = names.of(code);
          return name === undefined ? [] : [[foldWord(name), code] as const];
        });
    }),
    ...Object.entries(otherNames),
  ]);
  return countries;
}
