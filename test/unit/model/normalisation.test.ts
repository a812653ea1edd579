import { describe, expect, it } from 'vitest';
import { normaliseEmail, normalisePhone } from '#shared/model/contact-points.ts';
import { normaliseFields } from '#shared/model/normalisation.ts';
import { definitions } from '#shared/model/objects/registry.ts';

describe('normalisePhone', () => {
  it.each([
    ['01 23 45 67 89', 'FR', '+33123456789'],
    ['+33 (0)1 23 45 67 89', 'FR', '+33123456789'],
    ['8 (495) 123-45-67', 'RU', '+74951234567'],
    ['8 916 123 45 67', 'FR', '+79161234567'],
    ['7 916 123 45 67', 'RU', '+79161234567'],
    ['9161234567', 'RU', '+79161234567'],
    ['+7 916 123-45-67', 'FR', '+79161234567'],
    ['+44 20 7946 0958', 'RU', '+442079460958'],
  ])('%s typed in %s is %s', (value, country, e164) => {
    expect(normalisePhone({ value, kind: 'work' }, country)).toEqual({ value, kind: 'work', e164 });
  });

  it.each(['ask Ann', '12', ''])('keeps %j without a canonical form, and drops one that was sent', (value) => {
    expect(normalisePhone({ value, e164: '+33123456789' }, 'FR')).toEqual({ value });
  });
});

describe('normaliseEmail', () => {
  it.each([
    ['Ann.Smith@Mail.Example', 'ann.smith@mail.example'],
    ['ann+news@mail.example', 'ann@mail.example'],
    ['+33123456789@sms.example', '+33123456789@sms.example'],
  ])('%s is compared as %s', (value, canonical) => {
    expect(normaliseEmail({ value })).toEqual({ value, canonical });
  });
});

describe('normaliseFields', () => {
  it('brings every kind of value to its stored form, and clears with null', () => {
    const stored = normaliseFields(
      definitions.companies,
      {
        name: 'North',
        phones: [{ value: '01 23 45 67 89' }],
        identifiers: [{ scheme: 'FR-SIREN', value: '732 829 320' }],
        roles: ['client', 'client'],
        emails: null,
      },
      'FR',
    );
    expect(stored).toEqual({
      name: 'North',
      phones: [{ value: '01 23 45 67 89', e164: '+33123456789' }],
      identifiers: [{ scheme: 'FR-SIREN', value: '732829320' }],
      roles: ['client'],
      emails: null,
    });
    expect(normaliseFields(definitions.companies, stored, 'FR')).toEqual(stored);
    expect(normaliseFields(definitions.activities, { at: '2026-11-20T10:00:00+03:00' }, 'FR')).toEqual({
      at: '2026-11-20T07:00:00.000Z',
    });
  });
});
