import type { Fields } from '#shared/model/records.ts';
import type { Language } from '#shared/model/tenant.ts';

/** As people are called where the language is spoken: Russian begins with the family name and ends with the patronymic. */
export function personName({ lastName, firstName, middleName }: Fields, language: Language): string {
  const names = language === 'ru' ? [lastName, firstName, middleName] : [firstName, lastName];
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ');
}
