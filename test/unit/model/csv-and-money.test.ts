import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectOf, writeCsv } from '#shared/model/csv.ts';
import { fromThousandths, toThousandths } from '#shared/model/money.ts';

describe('writeCsv', () => {
  it('writes for the spreadsheet of the language', () => {
    const rows = [
      ['a;b', 'c,d'],
      ['"q"', 'two\nlines'],
    ];
    expect(writeCsv(rows, dialectOf('ru'))).toBe('\ufeff"a;b";c,d\r\n"""q""";"two\nlines"\r\n');
    expect(writeCsv(rows, dialectOf('en'))).toBe('a;b,"c,d"\r\n"""q""","two\nlines"\r\n');
    expect(dialectOf('fr')).toEqual(dialectOf('ru'));
  });

  it.each(['=1+1', '@SUM(A1)', '+cmd|x', '-2+3|x', '\t=1', '\r=1'])('lets no cell run as a formula: %j', (cell) => {
    expect(writeCsv([[cell]], dialectOf('en')).replaceAll('"', '')).toBe(`'${cell}\r\n`);
  });

  it.each(['+33 1 23 45 67 89', '+7 (495) 123-45-67', '-12.50', 'a=b', '+33 1 23 45 67 89; +7 495 1'])(
    'leaves %j as it is',
    (cell) => {
      expect(writeCsv([[cell.replace(';', '.')]], dialectOf('en'))).toBe(`${cell.replace(';', '.')}\r\n`);
    },
  );
});

const amountArbitrary = fc
  .tuple(fc.boolean(), fc.nat({ max: 99_999_999_999 }), fc.stringMatching(/^\d{0,3}$/))
  .map(([isNegative, whole, fraction]) => `${isNegative ? '-' : ''}${whole}${fraction && `.${fraction}`}`);

/** Decimal arithmetic of another kind. */
function toBig(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.replace('-', '').split('.');
  const value = BigInt(`${whole}${fraction}${'0'.repeat(3 - fraction.length)}`);
  return amount.startsWith('-') ? -value : value;
}

describe('money', () => {
  it('adds up as exact decimals do', () => {
    fc.assert(
      fc.property(fc.array(amountArbitrary, { maxLength: 80 }), (amounts) => {
        const sum = amounts.reduce((total, amount) => total + toThousandths(amount), 0);
        expect(BigInt(sum)).toBe(amounts.reduce((total, amount) => total + toBig(amount), 0n));
      }),
    );
  });

  it('comes back from thousandths as the same amount, with two decimals or three', () => {
    fc.assert(
      fc.property(amountArbitrary, (amount) => {
        const text = fromThousandths(toThousandths(amount));
        expect(toBig(text)).toBe(toBig(amount));
        expect(text).toMatch(/^-?\d+\.(\d\d|\d\d[1-9])$/);
      }),
    );
  });

  it.each([
    ['-0', '0.00'],
    ['1', '1.00'],
    ['-0.005', '-0.005'],
    ['1234.5', '1234.50'],
  ])('%s is written %s', (amount, text) => {
    expect(fromThousandths(toThousandths(amount))).toBe(text);
  });

  it.each(['', '1,5', '1e3', 'abc', '0.0001', '--1', ' 1'])('refuses %j', (amount) => {
    expect(() => toThousandths(amount)).toThrow('is no amount of money');
  });

  it('refuses to write what cannot be counted exactly', () => {
    expect(() => fromThousandths(2 ** 53)).toThrow('counted exactly');
    expect(() => fromThousandths(0.5)).toThrow('counted exactly');
  });
});
