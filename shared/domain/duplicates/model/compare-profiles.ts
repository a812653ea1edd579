import {
  compareDates,
  compareDomains,
  compareEmails,
  compareNumbers,
  comparePhones,
  comparePostcodes,
  compareStreets,
  compareTowns,
  type Finding,
} from '../compare/compare-contacts.ts';
import { compareFirms, compareTexts, levelOfText } from '../compare/compare-firms.ts';
import { compareNames } from '../compare/compare-person.ts';
import { compareSpellings, type SpellingModel } from '../compare/transliteration.ts';
import { type AspectName, placeOf } from './aspects.ts';
import { emptyFindings, type Findings } from './findings.ts';
import { type Frequencies, type Profile, uncounted } from './profile.ts';

const at = {
  lastName: placeOf('lastName'),
  firstName: placeOf('firstName'),
  middleName: placeOf('middleName'),
  firm: placeOf('firm'),
  legalForm: placeOf('legalForm'),
  employer: placeOf('employer'),
  number: placeOf('number'),
  phone: placeOf('phone'),
  email: placeOf('email'),
  domain: placeOf('domain'),
  street: placeOf('street'),
  town: placeOf('town'),
  postcode: placeOf('postcode'),
  date: placeOf('date'),
  title: placeOf('title'),
  people: placeOf('people'),
  category: placeOf('category'),
  otherCategory: placeOf('otherCategory'),
  spelling: placeOf('spelling'),
} satisfies Record<AspectName, number>;

/** What comparing draws on besides the records. */
export interface Knowledge {
  readonly frequencies?: Frequencies;
  readonly spelling?: SpellingModel;
}

/** Everything that two records of one kind say about being the same. Pure; the order of the two does not matter. */
export function compareProfiles(
  left: Profile,
  right: Profile,
  { frequencies = uncounted, spelling }: Knowledge = {},
): Findings {
  const findings = emptyFindings();
  const { levels, shares } = findings;
  const note = (place: number, field: string, finding: Finding) => {
    levels[place] = finding.level;
    if (finding.value !== undefined) shares[place] = frequencies.shareOf(field, finding.value) ?? 0;
  };
  notePerson(left, right, findings, frequencies);
  noteFirms(left, right, levels);
  note(at.number, 'number', compareNumbers(left.numbers, right.numbers));
  note(at.phone, 'phone', comparePhones(left.phones, right.phones));
  note(at.email, 'email', compareEmails(left.emails, right.emails));
  note(at.street, 'street', compareStreets(left.streets, right.streets));
  note(at.town, 'town', compareTowns(left.towns, right.towns));
  note(at.postcode, 'postcode', comparePostcodes(left.postcodes, right.postcodes));
  note(at.date, 'date', compareDates(left.dates, right.dates));
  note(at.category, 'category', compareCategories(left.category, right.category));
  note(at.otherCategory, 'otherCategory', compareCategories(left.otherCategory, right.otherCategory));
  levels[at.title] = levelOfText(compareTexts(left.title, right.title));
  if (left.word && right.word) {
    levels[at.spelling] = levelOfSpelling(compareSpellings(spelling, left.word, right.word));
  }
  levels[at.people] = Math.min(3, levelOfText(compareTexts(left.people, right.people)));
  return findings;
}

function notePerson(left: Profile, right: Profile, { levels, shares }: Findings, frequencies: Frequencies): void {
  if (!left.person || !right.person) return;
  const { last, first, middle, lastKey, firstKey } = compareNames(left.person, right.person);
  levels[at.lastName] = last;
  levels[at.firstName] = first;
  levels[at.middleName] = middle;
  if (lastKey !== undefined) shares[at.lastName] = frequencies.shareOf('lastName', lastKey) ?? 0;
  if (firstKey !== undefined) shares[at.firstName] = frequencies.shareOf('firstName', firstKey) ?? 0;
}

/** Of people the firm is the employer, which a corporate address names as well. */
function noteFirms(left: Profile, right: Profile, levels: number[]): void {
  const similarity = compareFirms(left.firms, right.firms);
  const domains = compareDomains(left.domains, right.domains);
  if (left.person || right.person) {
    levels[at.employer] = compareEmployers(left, right, similarity, domains.level);
    return;
  }
  levels[at.firm] = levelOfText(similarity);
  levels[at.domain] = domains.level;
  const [form, other] = [left.firms[0]?.form, right.firms[0]?.form];
  if (form && other) levels[at.legalForm] = form === other ? 1 : 0;
}

function compareEmployers(left: Profile, right: Profile, similarity: number, domainLevel: number): number {
  if (left.employerId !== undefined && left.employerId === right.employerId) return 2;
  if (similarity >= 0.85 || domainLevel === 2) return 2;
  if (nameTheirFirm(left, right) || nameTheirFirm(right, left)) return 2;
  if (similarity >= 0.6 || domainLevel === 1) return 1;
  return similarity >= 0 || domainLevel >= 0 ? 0 : -1;
}

/** Whether the address of one names the firm of the other. */
function nameTheirFirm(left: Profile, right: Profile): boolean {
  return left.brands.some((brand) =>
    right.firms.some(({ joined }) => brand.length > 4 && (brand === joined || joined.startsWith(brand))),
  );
}

function compareCategories(left: string, right: string): Finding {
  if (left === '' || right === '') return { level: -1 };
  return left === right ? { level: 1, value: left } : { level: 0 };
}

/** @param odds log of them, for each letter */
function levelOfSpelling(odds: number): number {
  if (odds >= 1.4) return 4;
  if (odds >= 1.1) return 3;
  if (odds >= 0.7) return 2;
  return odds >= 0.3 ? 1 : 0;
}
