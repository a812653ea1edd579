import type { Spelling } from '../compare/transliteration.ts';
import type { Profile } from '../model/profile.ts';
import { fullNamesOf } from '../normalise/given-names.ts';
import { classesOf, skeletonOf } from './skeleton.ts';

/** More than this and one record would cost more than it is worth; the narrowest kinds come first. */
export const mostKeys = 14;
/** What is enough for most: further keys find nobody whom these do not. */
const usualKeys = 10;
/** Of names, places and the like, however many phones and addresses there are. */
const leastOfKind = 4;
/** A key that more records have tells nothing and costs much. */
export const mostHolders = 60;

export interface BlockingKey {
  /** `ident`, `email` and `phone` are shared by records of all kinds; else the kind of the records that meet there. */
  readonly kind: string;
  readonly value: string;
}

/** Keys under which records that may be the same meet; two records without a common key are never compared. */
export function blockingKeys(profile: Profile): readonly BlockingKey[] {
  return chooseKeys(exactKeys(profile), kindKeys(profile), profile.word ? mostKeys : usualKeys);
}

/** The first that there is room for, each once. @param room that may be passed for what can be looked for */
export function chooseKeys(
  exact: readonly BlockingKey[],
  ofKind: readonly BlockingKey[],
  room = usualKeys,
): readonly BlockingKey[] {
  const [first, second] = [distinctKeys(exact), distinctKeys(ofKind)];
  // A phone or an address of mail finds more than two ways to write a name.
  const left = first.length === 0 ? room : room - first.length - 1;
  return [...first, ...second.slice(0, Math.max(leastOfKind, left))].slice(0, mostKeys);
}

function distinctKeys(keys: readonly BlockingKey[]): readonly BlockingKey[] {
  return [...new Map(keys.map((key) => [nameOfKey(key), key])).values()];
}

export function nameOfKey({ kind, value }: BlockingKey): string {
  return `${kind} ${value}`;
}

/** What somebody can look for as well. */
export function exactKeys({
  numbers,
  emails,
  phones,
}: Pick<Profile, 'numbers' | 'emails' | 'phones'>): readonly BlockingKey[] {
  return [
    ...numbers.slice(0, 3).map(({ value }) => ({ kind: 'ident', value })),
    ...emails.slice(0, 3).map(({ address }) => ({ kind: 'email', value: address })),
    ...phones.slice(0, 4).map(({ digits }) => ({ kind: 'phone', value: digits })),
  ];
}

/** What only records of this kind meet by, the narrowest first. */
export function kindKeys(profile: Profile): readonly BlockingKey[] {
  const own = profile.person ? personKeys(profile) : profile.word ? wordKeys(profile.word) : firmKeys(profile);
  const local = profile.emails.find(({ bare, isShared }) => !isShared && bare.length >= 5)?.bare;
  const values = local === undefined ? own : [`local ${local}`, ...own];
  return values.map((value) => ({ kind: profile.kind, value }));
}

/** Family and given names stand in one order, or by themselves, since fields get exchanged. */
function personKeys({
  person,
  firms,
  towns,
  dates,
  postcodes,
  streets,
  brands,
  employerId,
}: Profile): readonly string[] {
  if (!person) return [];
  const last = skeletonOf(person.last[0] ?? '');
  const given = person.given.filter((key) => key.length > 1).map(headOf);
  const first = skeletonOf(given[0] ?? '');
  const town = towns[0];
  const firm = firms[0]?.words[0] ?? brands[0];
  const house = streets[0] && `${streets[0].joined.slice(0, 6)} ${streets[0].numbers[0] ?? ''}`;
  const names = [last, first].filter((name) => name !== '').sort();
  const ofFirm = (name: string) => firm && `firm ${name.slice(0, 4)} ${firm.slice(0, 5)}`;
  const near = (name: string) => [
    town && `town ${name} ${town.slice(0, 5)}`,
    employerId && `employer ${name.slice(0, 4)} ${employerId}`,
    // Whoever has an employer is met there by the first name, too, if the last one has changed.
    (name === last || !employerId) && ofFirm(name),
    postcodes[0] && `post ${name.slice(0, 3)} ${postcodes[0]}`,
  ];
  return [
    names.length === 2 ? `names ${names.join(' ')}` : undefined,
    dates[0] && `date ${dates[0]}`,
    last !== '' && `last ${last}`,
    ...[last, first].filter((name) => name !== '').flatMap(near),
    initialKey(person.last[0], person.given[0]),
    house && `house ${house} ${first.slice(0, 1)}`,
    ...names.map((name) => dates[0] && `date ${name.slice(0, 3)} ${dates[0]}`),
  ].filter((key) => typeof key === 'string');
}

function headOf(key: string): string {
  return [...(fullNamesOf(key) ?? [key])].sort()[0] ?? key;
}

function initialKey(last: string | undefined, first: string | undefined): string | undefined {
  return last && first ? `initial ${last.slice(0, 6)} ${first[0]}` : undefined;
}

function firmKeys({ firms, domains, streets, postcodes, title, people }: Profile): readonly string[] {
  const house = streets[0]?.numbers[0] && `${streets[0].joined.slice(0, 5)} ${streets[0].numbers[0]}`;
  const strongest = firms.flatMap(({ weighted }) => strongestOf(weighted.words, weighted.weights).slice(0, 2));
  return [
    ...firms.slice(0, 3).map(firmNameKey),
    ...domains.slice(0, 2).map((domain) => `domain ${domain}`),
    house && `house ${house}`,
    ...firms.slice(0, 2).map(({ joined }) => wordKey(joined)),
    ...strongest.slice(0, 2).map(wordKey),
    ...(title
      ? strongestOf(title.words, title.weights)
          .slice(0, 4)
          .map((word) => `title ${word}`)
      : []),
    ...(people
      ? strongestOf(people.words, people.weights)
          .slice(0, 3)
          .map((word) => `people ${word}`)
      : []),
    postcodes[0] && streets[0]?.numbers[0] && `door ${postcodes[0]} ${streets[0].numbers[0]}`,
  ].filter((key) => typeof key === 'string');
}

/** Of a name of one word, and of one that is written together: they meet. */
function wordKey(word: string): string {
  return `word ${skeletonOf(word).slice(0, 8)}`;
}

/** The hushed skeleton, the same with any one consonant left out, and every three letters in a row. */
function wordKeys({ sound }: Spelling): readonly string[] {
  const skeleton = classesOf(sound);
  const without = Array.from(skeleton, (_, at) => `bones ${skeleton.slice(0, at)}${skeleton.slice(at + 1)}`);
  const framed = `^${sound}$`;
  const threes = Array.from({ length: framed.length - 2 }, (_, at) => `three ${framed.slice(at, at + 3)}`);
  return [`bones ${skeleton}`, ...without, ...threes];
}

/** Word order does not matter: «Ветер Северный» meets «Северный ветер». */
export function firmNameKey({ words }: { readonly words: readonly string[] }): string {
  return `name ${[...words].sort().join(' ').slice(0, 80)}`;
}

function strongestOf(words: readonly string[], weights: readonly number[]): readonly string[] {
  return words
    .map((word, at) => ({ word, weight: weights[at] as number }))
    .sort((one, other) => other.weight - one.weight || (one.word < other.word ? -1 : 1))
    .map(({ word }) => word);
}
