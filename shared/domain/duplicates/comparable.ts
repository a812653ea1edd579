import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Address, Email, Fields, Identifier, Phone } from '#shared/model/records.ts';
import { companyWords } from './company-name.ts';
import { latinKey } from './latin-key.ts';

/** What of a record says who it is, folded for comparing; the `match` marks of its definition choose the fields. */
export interface Comparable {
  readonly object: ObjectName;
  /** Folded words of each name: a company may have two, a person has one of last, first and middle name. */
  readonly names: readonly (readonly string[])[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** Of websites and e-mail addresses, without those that anybody can have a mailbox at. */
  readonly domains: readonly string[];
  readonly identifiers: readonly Identifier[];
  readonly towns: readonly string[];
}

const publicMailDomains = new Set([
  'gmail.com',
  'googlemail.com',
  'mail.ru',
  'inbox.ru',
  'list.ru',
  'bk.ru',
  'yandex.ru',
  'ya.ru',
  'rambler.ru',
  'outlook.com',
  'hotmail.com',
  'hotmail.fr',
  'live.com',
  'live.fr',
  'yahoo.com',
  'yahoo.fr',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'sfr.fr',
  'laposte.net',
  'icloud.com',
  'proton.me',
  'protonmail.com',
  'gmx.com',
  'gmx.de',
  'aol.com',
]);

const comparedObjects: ReadonlySet<string> = new Set(['companies', 'contacts']);

/** Whether records of the object can have duplicates at all. */
export function isCompared(object: string): boolean {
  return comparedObjects.has(object);
}

/** Whether records of the two kinds can tell of one client or person. */
export function mayBeSame(one: ObjectName, other: ObjectName): boolean {
  return one === other && isCompared(one);
}

export function toComparable(object: ObjectName, data: Fields): Comparable {
  const valuesOf = (match: string) =>
    definitions[object].fields
      .filter((field) => field.match === match && data[field.name] !== undefined)
      .map((field) => data[field.name]);
  const emails = (valuesOf('email') as (readonly Email[])[]).flat().flatMap((one) => one.canonical ?? []);
  const websites = (valuesOf('website') as (readonly string[])[]).flat().map(domainOfWebsite);
  const personName = (valuesOf('personName') as string[]).map(latinKey).filter((word) => word !== '');
  return {
    object,
    names: distinct([...(valuesOf('name') as string[]).map(companyWords), personName]),
    phones: unique((valuesOf('phone') as (readonly Phone[])[]).flat().flatMap((phone) => phone.e164 ?? [])),
    emails: unique(emails),
    domains: unique([...websites, ...emails.map((email) => email.slice(email.indexOf('@') + 1))].filter(isTelling)),
    identifiers: (valuesOf('identifier') as (readonly Identifier[])[]).flat(),
    towns: unique(
      (valuesOf('town') as (readonly Address[])[]).flat().flatMap(({ city }) => (city ? latinKey(city) : [])),
    ),
  };
}

function domainOfWebsite(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/:?#].*$/, '');
}

function isTelling(domain: string): boolean {
  return domain !== '' && !publicMailDomains.has(domain);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

function distinct(names: readonly (readonly string[])[]): Comparable['names'] {
  return [...new Map(names.filter((words) => words.length > 0).map((words) => [words.join(' '), words])).values()];
}
