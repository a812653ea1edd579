import type { Language } from '#shared/model/tenant.ts';
import type { PhoneCountry } from './phone-numbers.ts';

export type Town = readonly [city: string, postalCode: string];

/** Of what the firms and people of a country are put together. */
export interface MarketWords {
  readonly language: Language;
  readonly country: PhoneCountry;
  /** Currency → how often deals are made in it. */
  readonly currencies: Readonly<Record<string, number>>;
  /** A beginning and an ending make an invented word: no existing firm is meant. */
  readonly beginnings: readonly string[];
  readonly endings: readonly string[];
  /** What a firm does: the second word of its name, and its industry. */
  readonly trades: readonly (readonly [word: string, industry: string])[];
  /** `*` stands for the name. */
  readonly legalForms: readonly string[];
  readonly towns: readonly Town[];
  readonly streets: readonly string[];
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly lastNames: readonly string[];
  /** What the last name of a woman ends with. */
  readonly womanEnding: string;
  readonly patronymics?: { readonly women: readonly string[]; readonly men: readonly string[] };
  readonly positions: readonly string[];
  /** Positions that decide. */
  readonly deciders: readonly string[];
  readonly paymentTerms: readonly string[];
}

export type ToldActivity = readonly [subject: string, text: string];

/** What people of a country write to each other and note down. */
export interface MarketTexts {
  readonly dealTitles: readonly string[];
  readonly lostReasons: readonly string[];
  readonly calls: readonly ToldActivity[];
  readonly emails: readonly ToldActivity[];
  readonly meetings: readonly ToldActivity[];
  readonly notes: readonly ToldActivity[];
  /** Calls of the service agent. */
  readonly deliveries: readonly ToldActivity[];
  /** Name, unit and price of one in the first currency of the market. */
  readonly products: readonly (readonly [name: string, unit: string, price: string])[];
  readonly questions: readonly ToldActivity[];
  readonly complaints: readonly ToldActivity[];
  readonly tasks: readonly ToldActivity[];
  /** What somebody asks who is no client yet. */
  readonly requests: readonly ToldActivity[];
  /** Titles of contracts. */
  readonly contracts: readonly string[];
  /** Minutes of meetings, too long for a list. */
  readonly minutes: readonly ToldActivity[];
}

export interface Market extends MarketWords {
  readonly texts: MarketTexts;
}
