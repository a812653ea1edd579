import { countryOfPhone } from '#shared/model/contact-points.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { isEmpty } from '#shared/model/quality/check-values.ts';
import type { Address, Fields, Identifier, Phone } from '#shared/model/records.ts';
import { loadCompanyOf } from '../../records/read-record.ts';
import type { StoredRecord } from '../../records/record-item.ts';
import type { ProposeStep } from './step.ts';

/** Postal codes by which a country is confirmed; alone they would not tell. */
const postalCodes: Readonly<Record<string, RegExp>> = { FR: /^\d{5}$/, RU: /^\d{6}$/ };

/** Fills in the country of a company, and that of addresses: only what all that is known agrees on. */
export const fill: ProposeStep = async ({ context, record }) => {
  const definition = context.directory.definitions[record.object];
  const withCountry =
    findField(definition, 'country')?.type === 'country' &&
    isEmpty(record.data.country) &&
    !isNotKnown(record, 'country')
      ? withDefined(record.data, 'country', countryOf(record.data))
      : record.data;
  const addresses = (withCountry.addresses ?? []) as readonly Address[];
  if (!addresses.some(isCountryMissing)) return { data: withCountry };
  const own = findField(definition, 'country')
    ? withCountry.country
    : (await loadCompanyOf(context, record))?.data.country;
  if (typeof own !== 'string' || own === '') return { data: withCountry };
  return { data: { ...withCountry, addresses: addresses.map((address) => fillAddress(address, own)) } };
};

/** "Not known yet" is an answer, and not to be filled in. */
function isNotKnown({ answers }: StoredRecord, field: string): boolean {
  return answers?.unknown?.[field] !== undefined;
}

function withDefined(data: Fields, name: string, value: unknown): Fields {
  return value === undefined ? data : { ...data, [name]: value };
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
