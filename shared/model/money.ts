/**
 * Sums of money are added as whole thousandths: exact up to 9 × 10¹², where numbers of JavaScript and of the table agree.
 * The widest currencies have three decimals.
 */
const scale = 3;

/** @param amount decimal string, at most 11 digits before and 3 after the point */
export function toThousandths(amount: string): number {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === '' || fraction.length > scale) throw new Error(`"${amount}" is no amount of money`);
  const thousandths = Number(whole + fraction.padEnd(scale, '0'));
  return sign === '-' && thousandths !== 0 ? -thousandths : thousandths;
}

/** Two decimals, three where they are needed: "1234.50", "0.125". */
export function fromThousandths(thousandths: number): string {
  if (!Number.isSafeInteger(thousandths))
    throw new Error(`${thousandths} thousandths are more than can be counted exactly`);
  const digits = String(Math.abs(thousandths)).padStart(scale + 1, '0');
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/0$/, '');
  return thousandths < 0 ? `-${text}` : text;
}
