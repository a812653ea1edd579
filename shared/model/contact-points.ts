import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Email, Phone } from './records.ts';

/** Adds E.164 when the text is a possible number, read with the tenant's country; the text as typed is kept. */
export function normalisePhone(phone: Phone, country: string): Phone {
  const parsed = parsePhoneNumberFromString(repairRussianPrefix(phone.value, country), country as CountryCode);
  const { e164: _dropped, ...typed } = phone;
  return parsed?.isPossible() ? { ...typed, e164: parsed.number } : typed;
}

/** The country that a number is of, where it tells. @returns ISO code */
export function countryOfPhone({ e164 }: Phone): string | undefined {
  return e164 === undefined ? undefined : parsePhoneNumberFromString(e164)?.country;
}

/** In Russia eleven digits that begin with 8 or 7 are written for +7, also by firms abroad who note such a number. */
function repairRussianPrefix(value: string, country: string): string {
  const digits = value.replace(/\D/g, '');
  const isRussianLong =
    digits.length === 11 && (/^8[3489]/.test(digits) || (country === 'RU' && digits.startsWith('7')));
  return isRussianLong && !value.trim().startsWith('+') ? `+7${digits.slice(1)}` : value;
}

/** Canonical form for comparing: lower case, the part after `+` dropped; the text as typed is kept. */
export function normaliseEmail(email: Email): Email {
  const value = email.value.trim();
  const [local = '', domain = ''] = value.toLowerCase().split('@');
  return { ...email, value, canonical: `${local.replace(/(?<=.)\+.*$/, '')}@${domain}` };
}
