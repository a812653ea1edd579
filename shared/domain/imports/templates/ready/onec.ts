import type { ImportTemplate } from '#shared/model/import-templates.ts';

/** The list of counterparties of 1C, as it is put out from the form of the list. */
export const onecTemplates: readonly ImportTemplate[] = [
  {
    id: 'onec.companies',
    object: 'companies',
    name: '1C',
    system: '1c',
    marks: ['Код', 'Наименование', 'ИНН', 'КПП'],
    mapping: {
      Код: 'externalId',
      Наименование: 'name',
      'Полное наименование': 'legalName',
      ИНН: 'identifiers.RU-INN',
      КПП: 'identifiers.RU-KPP',
      ОГРН: 'identifiers.RU-OGRN',
      'Юридический адрес': 'addresses',
      'Фактический адрес': 'addresses',
      Телефон: 'phones',
      'Электронная почта': 'emails',
      'Основной менеджер': 'accountManagerId',
      Комментарий: 'description',
    },
    match: ['externalId'],
    // Books and clients often meet here for the first time: by their tax numbers.
    duplicates: { certain: 'update' },
  },
];
