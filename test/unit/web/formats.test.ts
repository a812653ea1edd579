import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../../web/src/i18n/formats.ts';

/** Intl writes several kinds of no-break spaces; which one is not the point here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formats', () => {
  it('writes money of decimal strings without rounding them through a float', () => {
    expect(plain(formatsFor('ru').money('9007199254740993.50', 'RUB'))).toBe('9 007 199 254 740 993,50 ₽');
    expect(plain(formatsFor('fr').money('1234.5', 'EUR'))).toBe('1 234,50 €');
    expect(formatsFor('en').money('1234.5', 'EUR')).toBe('€1,234.50');
  });

  it('shows what is no amount as it is', () => {
    expect(formatsFor('en').money('n/a', 'EUR')).toBe('n/a');
  });

  it('keeps a calendar day the same day in every time zone', () => {
    expect(formatsFor('en', 'America/New_York').date('2026-03-01')).toBe('1 Mar 2026');
    expect(formatsFor('ru', 'Asia/Tokyo').shortDate('2026-03-01')).toBe('01.03.2026');
  });

  it('writes times in the zone asked for', () => {
    expect(formatsFor('en', 'Europe/Paris').dateTime('2026-07-01T10:00:00Z')).toContain('12:00');
  });

  it('names countries in the language and leaves unknown codes alone', () => {
    expect(formatsFor('ru').country('FR')).toBe('Франция');
    expect(formatsFor('ru').country('nowhere')).toBe('nowhere');
  });

  it('name days of the week from Monday to Sunday', () => {
    expect([1, 7].map(formatsFor('en').weekday)).toEqual(['Monday', 'Sunday']);
    expect([1, 7].map(formatsFor('fr').weekday)).toEqual(['lundi', 'dimanche']);
    expect([1, 7].map(formatsFor('ru').weekday)).toEqual(['понедельник', 'воскресенье']);
  });
});
