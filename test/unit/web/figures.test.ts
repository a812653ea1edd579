import { describe, expect, it } from 'vitest';
import { aspects, placeOf } from '#shared/domain/duplicates/model/aspects.ts';
import { comparedAspects } from '#shared/domain/duplicates/reasons.ts';
import { parseServerTiming } from '../../../web/src/api/server-timing.ts';
import { summariseResult } from '../../../web/src/features/administration/job-result.ts';
import {
  currenciesOf,
  fillMonths,
  lastMonths,
  salesByOwner,
} from '../../../web/src/features/dashboard/sales-figures.ts';
import { describeReason } from '../../../web/src/features/duplicates/reason-list.tsx';
import { en } from '../../../web/src/i18n/en.ts';
import { fr } from '../../../web/src/i18n/fr.ts';
import { preferredLanguage } from '../../../web/src/i18n/i18n.ts';
import { ru } from '../../../web/src/i18n/ru.ts';

describe('sales figures', () => {
  const report = {
    rows: [
      { month: '2026-01', ownerId: 'a', currency: 'EUR', count: 2, amount: '900.00' },
      { month: '2026-03', ownerId: 'b', currency: 'EUR', count: 1, amount: '1000.00' },
      { month: '2026-03', ownerId: 'b', currency: 'RUB', count: 9, amount: '5.00' },
    ],
    totals: [
      { currency: 'EUR', count: 3, amount: '1900.00' },
      { currency: 'RUB', count: 9, amount: '5.00' },
    ],
    asOf: '2026-03-02T00:00:00Z',
  };

  it('counts months back over the turn of the year', () => {
    expect(lastMonths(3, new Date(2026, 1, 28))).toEqual(['2025-12', '2026-01', '2026-02']);
  });

  it('has an entry for a month without sales and never adds up currencies', () => {
    expect(fillMonths(['2026-01', '2026-02', '2026-03'], report.rows, 'EUR').map(({ amount }) => amount)).toEqual([
      '900.00',
      '0',
      '1000.00',
    ]);
    expect(salesByOwner(report, 'EUR').map(({ ownerId }) => ownerId)).toEqual(['b', 'a']);
  });

  it('names the currencies sold in, or the own one', () => {
    expect(currenciesOf(report, 'USD')).toEqual(['RUB', 'EUR']);
    expect(currenciesOf({ ...report, totals: [] }, 'USD')).toEqual(['USD']);
  });
});

describe('the cost of a request', () => {
  it('is read from the header', () => {
    const header = 'trips;desc="2", read;desc="4.5", write;desc="12", total;dur=31.4';
    expect(parseServerTiming(header)).toEqual({ trips: 2, read: 4.5, write: 12, milliseconds: 31.4 });
  });

  it.each([null, '', 'cdn-cache;desc=HIT'])('is unknown in %j', (header) => {
    expect(parseServerTiming(header)).toBeNull();
  });
});

describe('words', () => {
  it.each(Object.entries({ en, fr, ru }))('tells every reason for and against in %s', (_language, texts: object) => {
    const label = (key: string, otherwise: string) => (texts as Readonly<Record<string, string>>)[key] ?? otherwise;
    const kinds = comparedAspects.flatMap((name) =>
      (aspects[placeOf(name)]?.levels ?? []).map((level) => `${name}-${level}`),
    );
    const words = kinds.map((kind) => describeReason({ kind }, { label }));
    expect(kinds.length).toBeGreaterThan(50);
    expect(words.filter((word) => kinds.includes(word))).toEqual([]);
  });

  it('sums up what a job reports', () => {
    const result = { examined: 302, changed: 17, sha256: 'a3f5', fields: { phones: 3 } };
    const say = (key: string, value: number | string) => `${key} = ${value}`;
    expect(summariseResult(result, say)).toBe('examined = 302 · changed = 17');
    expect(summariseResult({ error: 'no space' }, say)).toBe('error = no space');
    expect(summariseResult(null, say)).toBe('');
  });

  it('starts in the language chosen before, else in the first of the browser that is spoken here', () => {
    expect(preferredLanguage('fr', ['ru-RU'])).toBe('fr');
    expect(preferredLanguage(null, ['de-DE', 'ru-RU', 'en'])).toBe('ru');
    expect(preferredLanguage('xx', ['de'])).toBe('en');
  });
});
