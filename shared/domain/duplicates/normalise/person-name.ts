import { isGivenName } from './given-names.ts';
import { soundKey } from './sound-key.ts';
import { wordsOf } from './words.ts';

/** Sound keys; an initial is a key of one letter. Which of two words is the family name is a guess where fields do not say. */
export interface PersonName {
  /** Each part of a double name by itself. */
  readonly last: readonly string[];
  /** The first name, then the others. */
  readonly given: readonly string[];
  readonly patronymic: string | undefined;
  /** All of it, to put two names in order by. */
  readonly spelled: string;
}

export interface NameFields {
  readonly full?: string;
  readonly first?: string;
  readonly middle?: string;
  readonly last?: string;
}

const titles = new Set(
  'mr mrs ms miss mme mlle monsieur madame sir lady lord dame dr prof rev hon baronet esq jr sr господин госпожа'
    .split(' ')
    .map(soundKey),
);
const patronymic = /(ov|ev|if)i?ч$|(ov|ev|i)ichn?a?$|[oe]vna$|iчna$|inчna$/;

export function readPersonName({ full, first, middle, last }: NameFields): PersonName | undefined {
  const lastKeys = keysOf(last);
  const firstKeys = keysOf(first);
  const middleKeys = keysOf(middle);
  const isOneField = firstKeys.length + middleKeys.length === 0 && lastKeys.length > 1;
  const isAllInFirst = lastKeys.length + middleKeys.length === 0 && firstKeys.length > 1;
  const name =
    isOneField || isAllInFirst
      ? parseFullName([...lastKeys, ...firstKeys], isCyrillic(`${last ?? ''}${first ?? ''}`))
      : fromFields(lastKeys, firstKeys, middleKeys);
  if (!full) return name;
  const parsed = parseFullName(keysOf(full), isCyrillic(full));
  return name ? joinNames(name, parsed) : parsed;
}

function keysOf(text: string | undefined): readonly string[] {
  if (!text) return [];
  const spaced = text.replace(/(?<=\p{L})\.(?=\p{L})/gu, '. ').replace(/(?<!\p{L})г-(н|жа)(?!\p{L})/giu, '');
  return wordsOf(spaced)
    .map((word) => (word.length === 1 ? initialOf(word) : soundKey(word)))
    .filter((key) => key !== '' && !titles.has(key));
}

/** A Latin C stays what it is: it begins Céline, Catherine and Charles. */
function initialOf(letter: string): string {
  return /^c$/i.test(letter) ? 'c' : soundKey(letter).slice(0, 1);
}

function isCyrillic(text: string): boolean {
  return /\p{Script=Cyrillic}/u.test(text);
}

function fromFields(
  last: readonly string[],
  first: readonly string[],
  middle: readonly string[],
): PersonName | undefined {
  if (last.length + first.length + middle.length === 0) return undefined;
  const given = [...first, ...middle];
  const fathers = given.find((key, at) => at > 0 && patronymic.test(key));
  return toName(
    last,
    given.filter((key) => key !== fathers),
    fathers,
  );
}

/** Initials and known given names are no family names; with nothing to tell by, Russians write the family name first. */
function parseFullName(keys: readonly string[], isFamilyFirst: boolean): PersonName | undefined {
  if (keys.length === 0) return undefined;
  if (keys.length === 1) return toName(keys, [], undefined);
  const fathers = keys.findLastIndex((key, at) => (at > 0 || keys.length > 2) && patronymic.test(key));
  const hasFathers = fathers >= 0 && (keys.length > 2 || !isGivenName(keys[0] as string));
  const rest = keys.filter((_, at) => !hasFathers || at !== fathers);
  const family = familyAt(rest, isFamilyFirst);
  return toName(
    rest.filter((_, at) => at === family),
    rest.filter((_, at) => at !== family),
    hasFathers ? keys[fathers] : undefined,
  );
}

function toName(last: readonly string[], given: readonly string[], patronymic: string | undefined): PersonName {
  return { last, given, patronymic, spelled: `${last.join(' ')} ${given.join(' ')} ${patronymic ?? ''}` };
}

function familyAt(keys: readonly string[], isFamilyFirst: boolean): number {
  const isGiven = keys.map((key) => key.length === 1 || isGivenName(key));
  const order = isFamilyFirst ? [0, keys.length - 1] : [keys.length - 1, 0];
  return order.find((at) => !isGiven[at]) ?? (order[0] as number);
}

/** What the fields say, and the words that only the full name has. */
function joinNames(name: PersonName, full: PersonName | undefined): PersonName {
  if (!full) return name;
  const known = new Set([...name.last, ...name.given, ...(name.patronymic ? [name.patronymic] : [])]);
  const others = [...full.given, ...full.last].filter((key) => !known.has(key));
  return toName(
    name.last.length > 0 ? name.last : full.last,
    [...name.given, ...others.filter((key) => name.last.length > 0 || !full.last.includes(key))],
    name.patronymic ?? full.patronymic,
  );
}
