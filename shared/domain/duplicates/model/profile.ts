import { type WeightedWords, weighWords } from '../compare/soft-tf-idf.ts';
import { readSpelling, type Spelling } from '../compare/transliteration.ts';
import { type AddressKey, readAddress } from '../normalise/address-key.ts';
import { readDate } from '../normalise/date-key.ts';
import { brandOfDomain, type EmailKey, isPublicDomain, readEmail, readWebsite } from '../normalise/email-key.ts';
import { type FirmName, readFirmName } from '../normalise/firm-name.ts';
import { type NumberKey, readNumber } from '../normalise/number-key.ts';
import { type NameFields, type PersonName, readPersonName } from '../normalise/person-name.ts';
import { type PhoneKey, readPhone } from '../normalise/phone-key.ts';
import { soundKey } from '../normalise/sound-key.ts';
import { readTown } from '../normalise/town-key.ts';
import { wordsOf } from '../normalise/words.ts';

/** What is known of somebody or something, as it was typed. */
export interface Facts {
  /** Records of different kinds are never the same. */
  readonly kind: string;
  readonly person?: NameFields;
  /** Of a firm its own names, of a person the employer. */
  readonly firms?: readonly string[];
  /** Names that sister firms may share. */
  readonly brandNames?: readonly string[];
  /** Id of the firm that a person works for. */
  readonly employerId?: string;
  readonly numbers?: readonly string[];
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly websites?: readonly string[];
  readonly streets?: readonly string[];
  readonly towns?: readonly string[];
  readonly postcodes?: readonly string[];
  readonly dates?: readonly string[];
  readonly title?: string;
  readonly people?: string;
  readonly category?: string;
  readonly otherCategory?: string;
  /** One name by itself, of whatever: compared by how scripts write each other. */
  readonly word?: string;
}

export interface Firm extends FirmName {
  readonly weighted: WeightedWords;
  /** The words in one, for names written together and for domains. */
  readonly joined: string;
  readonly isBrand: boolean;
}

/** Facts folded for comparing; an empty list where nothing is known. */
export interface Profile {
  readonly kind: string;
  readonly person: PersonName | undefined;
  readonly firms: readonly Firm[];
  readonly numbers: readonly NumberKey[];
  readonly phones: readonly PhoneKey[];
  readonly emails: readonly EmailKey[];
  /** Of websites and addresses of mail, without public ones. */
  readonly domains: readonly string[];
  readonly brands: readonly string[];
  readonly employerId: string | undefined;
  readonly streets: readonly AddressKey[];
  readonly towns: readonly string[];
  readonly postcodes: readonly string[];
  readonly dates: readonly string[];
  readonly title: WeightedWords | undefined;
  readonly people: WeightedWords | undefined;
  readonly category: string;
  readonly otherCategory: string;
  readonly word: Spelling | undefined;
}

/** How often values occur among the records of a workspace. */
export interface Frequencies {
  /** Of all records, how many have it, 0–1; `undefined` when nobody counted. */
  shareOf(field: string, value: string): number | undefined;
}

export const uncounted: Frequencies = { shareOf: () => undefined };

export function readProfile(facts: Facts, frequencies: Frequencies = uncounted): Profile {
  const emails = read(facts.emails, readEmail);
  const websites = read(facts.websites, readWebsite);
  const domains = unique([...websites, ...emails.map((email) => email.domain)].filter((one) => !isPublicDomain(one)));
  return {
    kind: facts.kind,
    person: facts.person && readPersonName(facts.person),
    firms: [...toFirms(facts.firms, false, frequencies), ...toFirms(facts.brandNames, true, frequencies)],
    employerId: facts.employerId,
    numbers: read(facts.numbers, readNumber),
    phones: read(facts.phones, readPhone),
    emails,
    domains,
    brands: domains.map(brandOfDomain),
    streets: read(facts.streets, readAddress),
    towns: unique(read(facts.towns, readTown)),
    postcodes: unique(read(facts.postcodes, (text) => text.toUpperCase().replace(/[^\dA-Z]/g, '') || undefined)),
    dates: unique(read(facts.dates, readDate)),
    title: facts.title ? weigh('title', keysOf(facts.title), frequencies) : undefined,
    people: facts.people
      ? weigh(
          'people',
          keysOf(facts.people).filter((key) => key.length > 1),
          frequencies,
        )
      : undefined,
    category: facts.category?.trim().toLowerCase() ?? '',
    otherCategory: facts.otherCategory?.trim().toLowerCase() ?? '',
    word: facts.word ? readSpelling(facts.word) : undefined,
  };
}

function toFirms(names: readonly string[] | undefined, isBrand: boolean, frequencies: Frequencies): readonly Firm[] {
  return read(names, readFirmName)
    .filter(({ words }) => words.length > 0)
    .map((name) => ({
      ...name,
      isBrand,
      joined: name.words.join(''),
      weighted: weigh('firm', name.words, frequencies),
    }));
}

function read<Key>(texts: readonly string[] | undefined, reader: (text: string) => Key | undefined): readonly Key[] {
  return (texts ?? []).flatMap((text) => reader(text) ?? []);
}

function unique(values: readonly string[]): readonly string[] {
  return values.length < 2 ? values : [...new Set(values)];
}

function keysOf(text: string): readonly string[] {
  return wordsOf(text)
    .map(soundKey)
    .filter((key) => key !== '');
}

/** What a word tells that nobody counted. */
const unknownShare = 0.002;

/** Inverse document frequency (K. Spärck Jones, 1972). */
function weigh(field: string, words: readonly string[], frequencies: Frequencies): WeightedWords {
  return weighWords(words, (word) => Math.log(1 + 1 / (frequencies.shareOf(field, word) ?? unknownShare)));
}
