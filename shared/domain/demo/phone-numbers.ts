export type PhoneCountry = 'RU' | 'FR' | 'GB';

/** The next number of a country, in international form: what it means does not depend on the reader's country. */
export type PhoneNumbers = (country: PhoneCountry, kind: 'landline' | 'mobile') => string;

/**
 * Numbers that nobody answers: those reserved for fiction in France and Britain; Russia has none, there it is the exchange
 * 000, which is not assigned.
 */
export function createPhoneNumbers(): PhoneNumbers {
  const counters = new Map<string, number>();
  return (country, kind) => {
    const series = `${country} ${kind}`;
    const serial = (counters.get(series) ?? 0) + 1;
    counters.set(series, serial);
    return formats[country][kind](String((serial * 37) % 10_000).padStart(4, '0'), serial);
  };
}

type Format = (fourDigits: string, serial: number) => string;

const pairs = (digits: string) => `${digits.slice(0, 2)} ${digits.slice(2)}`;
const threeOf = (serial: number) => String((serial * 37) % 1000).padStart(3, '0');

const formats: Readonly<Record<PhoneCountry, Readonly<Record<'landline' | 'mobile', Format>>>> = {
  RU: {
    landline: (digits) => `+7 (495) 000-${digits.slice(0, 2)}-${digits.slice(2)}`,
    mobile: (digits) => `+7 900 000-${digits.slice(0, 2)}-${digits.slice(2)}`,
  },
  FR: {
    landline: (digits) => `+33 1 99 00 ${pairs(digits)}`,
    mobile: (digits) => `+33 6 39 98 ${pairs(digits)}`,
  },
  GB: {
    landline: (_, serial) => `+44 20 7946 0${threeOf(serial)}`,
    mobile: (_, serial) => `+44 7700 900${threeOf(serial)}`,
  },
};
