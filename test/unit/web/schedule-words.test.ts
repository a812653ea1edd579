import { expect, it } from 'vitest';
import type { Language } from '#shared/model/tenant.ts';
import { describeSchedule } from '../../../web/src/features/administration/schedule-words.ts';
import { en } from '../../../web/src/i18n/en.ts';
import { fr } from '../../../web/src/i18n/fr.ts';
import { ru } from '../../../web/src/i18n/ru.ts';
import type { TextParams } from '../../../web/src/i18n/use-text.ts';

const texts: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, fr, ru };

function describeIn(language: Language, schedule: string): string {
  const text = (key: string, params: TextParams = {}) =>
    (texts[language][key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, name) => String(params[name]));
  return describeSchedule(schedule, { text, language });
}

it.each([
  ['en', 'cron(30 2 * * ? *)', 'every day at 02:30'],
  ['fr', 'cron(0 3 ? * * *)', 'chaque jour à 03:00'],
  ['ru', 'cron(5 14 * * ? *)', 'каждый день в 14:05'],
  ['en', 'cron(0 3 1 * ? *)', 'every month, day 1, at 03:00'],
  ['en', 'cron(0 3 ? * MON-FRI *)', 'every week (Mon–Fri) at 03:00'],
  ['ru', 'cron(0 3 ? * 2,4 *)', 'каждую неделю (пн, ср) в 03:00'],
  ['fr', 'cron(0 3 ? * SUN *)', 'chaque semaine (dim.) à 03:00'],
] as const)('in %s, says %s as «%s»', (language, schedule, words) => {
  expect(describeIn(language, schedule)).toBe(words);
});

it.each([
  'rate(6 hours)',
  'cron(0/15 * * * ? *)',
  'cron(0 3 L * ? *)',
  'cron(0 3 ? * 2#1 *)',
  'cron(0 3 ? * MON-WED-FRI *)',
  'cron(0 3 * 6 ? *)',
  'cron(0 3 * * ? 2027)',
])('leaves %s as it was written', (schedule) => {
  expect(describeIn('en', schedule)).toBe(schedule);
});
