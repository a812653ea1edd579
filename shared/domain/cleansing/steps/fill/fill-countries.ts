import { countryOfPhone } from '#shared/model/contact-points.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { isEmpty } from '#shared/model/quality/check-values.ts';
import type { Address, Fields, Identifier, Phone } from '#shared/model/records.ts';
import type { StepQuestion } from '../step.ts';
import { findCompany } from './fill-from-related.ts';
import { type FillRule, type Found, isOpen } from './fill-rule.ts';

/** Postal codes by which a country is confirmed; alone they would not tell. */
const postalCodes: Readonly<Record<string, RegExp>> = { FR: /^\d{5}$/, RU: /^\d{6}$/ };

/** The country of a company, and that of addresses. */
export const fillCountries: FillRule = async (question) => {
  const { data } = question.record;
  const country = isOpen(question, 'country', 'country') ? countryOf(data) : undefined;
  const own: Found = country === undefined ? {} : { country: { value: country, because: 'countryFromFacts' } };
  return { ...own, ...(await fillAddresses(question, country ?? data.country)) };
};

async function fillAddresses(question: StepQuestion, country: unknown): Promise<Found> {
  const { context, record } = question;
  const addresses = (record.data.addresses ?? []) as readonly Address[];
  if (!addresses.some(isCountryMissing)) return {};
  const isOwn = findField(context.directory.definitions[record.object], 'country') !== undefined;
  const known = isOwn ? country : (await findCompany(question))?.data.country;
  if (typeof known !== 'string' || known === '') return {};
  const filled = addresses.map((address) => fillAddress(address, known));
  return { addresses: { value: filled, because: isOwn ? 'countryOfRecord' : 'countryOfClient' } };
}

/** Legal numbers, addresses and phones must all say the same country, as far as they say any. */
function countryOf({ identifiers = [], addresses = [], phones = [] }: Fields): string | undefined {
  const said = [
    ...(identifiers as readonly Identifier[]).filter(({ validTo }) => validTo === undefined).map(countryOfNumber),
    ...(addresses as readonly Address[]).map(({ country }) => country),
    ...(phones as readonly Phone[]).map(countryOfPhone),
  ].filter((one) => one !== undefined && one !== '');
  const [only, ...others] = new Set(said);
  return others.length === 0 ? only : undefined;
}

function countryOfNumber({ scheme, value }: Identifier): string | undefined {
  if (scheme.startsWith('RU-')) return 'RU';
  if (scheme.startsWith('FR-')) return 'FR';
  const prefix = scheme === 'EU-VAT' ? value.slice(0, 2) : '';
  // Greece writes its own name in its numbers, and Northern Ireland is no country of the list.
  if (prefix === 'EL') return 'GR';
  return /^[A-Z]{2}$/.test(prefix) && prefix !== 'XI' ? prefix : undefined;
}

function isCountryMissing({ country, postalCode }: Address): boolean {
  return isEmpty(country) && !isEmpty(postalCode);
}

function fillAddress(address: Address, country: string): Address {
  const fits = isCountryMissing(address) && (postalCodes[country]?.test(String(address.postalCode).trim()) ?? false);
  return fits ? { ...address, country } : address;
}
