/** What is sold: a product of the price list, or something named in words. All numbers are decimal text. */
export interface LineItem {
  readonly productId?: string;
  readonly name?: string;
  readonly quantity: string;
  /** Of one unit, without VAT. */
  readonly price: string;
  /** Percent */
  readonly discount?: string;
  /** Percent */
  readonly vatRate?: string;
}

export interface Sums {
  readonly net: string;
  readonly vat: string;
  readonly total: string;
}

/** Every line is rounded for itself, half away from nought: what stands below adds up to what stands above. */
export function sumItems(items: readonly LineItem[]): Sums {
  let net = 0n;
  let vat = 0n;
  for (const { quantity, price, discount = '0', vatRate = '0' } of items) {
    const lineNet = round(toUnits(quantity) * toUnits(price) * (hundred - toUnits(discount)), hundred * unit * cent);
    net += lineNet;
    vat += round(lineNet * toUnits(vatRate), hundred);
  }
  return { net: toText(net), vat: toText(vat), total: toText(net + vat) };
}

/** Decimals of quantities, prices and percents. */
const decimals = 3;
const unit = 10n ** BigInt(decimals);
const hundred = 100n * unit;
/** Units in a hundredth, in which sums are kept. */
const cent = unit / 100n;

function toUnits(text: string): bigint {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,3}))?$/.exec(text) ?? [];
  if (whole === '') throw new Error(`"${text}" is no decimal number`);
  const units = BigInt(whole + fraction.padEnd(decimals, '0'));
  return sign === '-' ? -units : units;
}

function round(value: bigint, divisor: bigint): bigint {
  const size = value < 0n ? -value : value;
  const rounded = (size + divisor / 2n) / divisor;
  return value < 0n ? -rounded : rounded;
}

function toText(hundredths: bigint): string {
  const digits = String(hundredths < 0n ? -hundredths : hundredths).padStart(3, '0');
  return `${hundredths < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
