import '@mantine/dates/styles.css';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/fr';
import 'dayjs/locale/ru';
import dayjs from 'dayjs';
import localizedFormat from 'dayjs/plugin/localizedFormat';

// Short forms of date and time (`L`, `LT`) follow the language of the screen.
dayjs.extend(localizedFormat);

/** The calendar's name for a language: English dates are written day first. */
export function dateLocale(language: string): string {
  return language === 'en' ? 'en-gb' : language;
}
