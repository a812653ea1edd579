/** Words that part an extension from a number, in the languages of the markets. */
const extension = /\s*(?:,|;|доб|вн|внутр|ext|extension|poste|p\.|x|#|тел\.?\s*доб)[.:\s]*\(?(\d{1,6})\)?\s*$/i;

/** Country codes of the markets, where a number is written with one. */
const countryCode = /^(?:00)?(7|33|44|49|32|41|375|380|1)(?=\d{9,10}$)/;

export interface PhoneKey {
  /** National digits: what is left without country code, trunk prefix and extension. */
  readonly digits: string;
  /** Of the country, where the number is written with one. */
  readonly code: string | undefined;
  readonly extension: string | undefined;
}

/** A number as it compares, however it was written; `undefined` when it has fewer than six digits. */
export function readPhone(text: string): PhoneKey | undefined {
  const found = extension.exec(text);
  const number = (found ? text.slice(0, found.index) : text).replace(/\(0\)/g, '');
  const all = number.replace(/\D/g, '');
  const digits = nationalDigits(all);
  const code = all.length >= 11 ? countryCode.exec(all)?.[1] : undefined;
  return digits.length < 6 ? undefined : { digits, code, extension: found?.[1] };
}

function nationalDigits(all: string): string {
  const withoutCode = all.length >= 11 ? all.replace(countryCode, '') : all;
  const isLong = withoutCode.length >= 10;
  return isLong ? withoutCode.replace(/^(?:8(?=\d{10}$)|0+)/, '') : withoutCode;
}
