import type { ImportTemplate } from '#shared/model/import-templates.ts';

const system = 'amocrm';
const contactPoints = {
  'Рабочий телефон': 'phones',
  'Рабочий прямой телефон': 'phones',
  'Мобильный телефон': 'phones',
  'Другой телефон': 'phones',
  'Рабочий email': 'emails',
  'Личный email': 'emails',
  'Другой email': 'emails',
};

export const amocrmTemplates: readonly ImportTemplate[] = [
  {
    id: 'amocrm.companies',
    object: 'companies',
    name: 'amoCRM',
    system,
    marks: ['ID', 'Название компании', 'Дата создания компании'],
    mapping: {
      ID: 'externalId',
      'Название компании': 'name',
      Ответственный: 'accountManagerId',
      ...contactPoints,
      Web: 'websites',
      Адрес: 'addresses',
      'Примечание 1': 'description',
    },
    match: ['externalId'],
  },
  {
    id: 'amocrm.contacts',
    object: 'contacts',
    name: 'amoCRM',
    system,
    marks: ['ID', 'Полное имя контакта', 'Имя', 'Фамилия', 'Дата создания контакта'],
    mapping: {
      ID: 'externalId',
      Имя: 'firstName',
      Фамилия: 'lastName',
      'Название компании': 'companyId',
      Ответственный: 'ownerId',
      ...contactPoints,
      Должность: 'position',
      'Примечание 1': 'description',
    },
    match: ['externalId'],
    create: ['companyId'],
  },
  {
    id: 'amocrm.deals',
    object: 'deals',
    name: 'amoCRM',
    system,
    marks: ['ID', 'Название сделки', 'Этап сделки', 'Полное имя контакта'],
    mapping: {
      ID: 'externalId',
      'Название сделки': 'title',
      Бюджет: 'amount',
      Ответственный: 'ownerId',
      'Этап сделки': 'stageId',
      'Полное имя контакта': 'contactId',
      'Компания контакта': 'companyId',
      'Причина отказа': 'lostReason',
      Примечание: 'description',
    },
    match: ['externalId'],
    create: ['companyId'],
    values: {
      'Этап сделки': {
        'Первичный контакт': 'qualification',
        Переговоры: 'needs',
        'Принимают решение': 'proposal',
        'Согласование договора': 'contract',
        'Успешно реализовано': 'won',
        'Закрыто и не реализовано': 'lost',
      },
    },
  },
];
