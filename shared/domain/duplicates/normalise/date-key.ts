/** A day as eight digits, year first, read from any usual way of writing it; `undefined` when it names no day. */
export function readDate(text: string): string | undefined {
  const parts = text.trim().match(/\d+/g) ?? [];
  const [one = '', two = '', three = ''] = parts;
  if (parts.length === 1 && one.length === 8) return one;
  if (parts.length < 3) return undefined;
  const [year, month, day] = one.length === 4 ? [one, two, three] : [three, two, one];
  return year.length === 4 ? `${year}${month.padStart(2, '0')}${day.slice(0, 2).padStart(2, '0')}` : undefined;
}
