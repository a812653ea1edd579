import { normalisePhone } from '#shared/model/contact-points.ts';
import { checkIdentifier, identifierSchemes, normaliseIdentifier } from '#shared/model/identifiers.ts';
import { emailKey, type MatchKey, numberKey, phoneKey } from '../duplicates/match-keys.ts';
import { swapLayout } from './keyboard-layout.ts';
import { tellingWords } from './search-entry.ts';
import { keysOfWord } from './search-key.ts';

/** One way to read what was typed: the keys of each word. */
export type Reading = readonly (readonly string[])[];

/** What somebody looks for. */
export interface Search {
  /** As typed, and as it would be with the other keyboard layout. */
  readonly readings: readonly Reading[];
  /** The phone, the address or the numbers that the text may be. */
  readonly exact: readonly MatchKey[];
}

/** Words that narrow a search; more make it no better. */
const maxWords = 6;

/** @param country ISO code that gives phone numbers without a prefix their meaning */
export function readSearch(text: string, country: string): Search {
  const texts = [text, swapLayout(text)].filter((one) => one !== undefined);
  return {
    readings: texts.map(readWords).filter((reading) => reading.length > 0),
    exact: [...readPhone(text, country), ...readEmail(text), ...readIdentifiers(text)],
  };
}

function readWords(text: string): Reading {
  return tellingWords(text)
    .map(keysOfWord)
    .filter((keys) => keys.length > 0)
    .slice(0, maxWords);
}

function readPhone(text: string, country: string): readonly MatchKey[] {
  if (!/^[+\d\s().\-/\u00a0\u2010-\u2015]{5,40}$/.test(text)) return [];
  return toList(phoneKey(normalisePhone({ value: text }, country).e164 ?? text));
}

function readEmail(text: string): readonly MatchKey[] {
  return /^\S+@\S+$/.test(text) ? toList(emailKey(text)) : [];
}

/** People copy numbers together with what they are called. */
const label = /^(инн|огрн(ип)?|inn|ogrn(ip)?|siren|siret|tva|vat)(?=[\s:№.])[\s:№.]*/i;

function readIdentifiers(text: string): readonly MatchKey[] {
  const value = normaliseIdentifier(text.replace(label, ''));
  return identifierSchemes.some((scheme) => checkIdentifier(scheme, value) === 'valid') ? toList(numberKey(value)) : [];
}

function toList(key: MatchKey | undefined): readonly MatchKey[] {
  return key ? [key] : [];
}
