import type { Language } from '#shared/model/tenant.ts';

const en = {
  id: 'Id',
  name: 'Name',
  records: 'Records',
  score: 'Score',
  completeness: 'Completeness',
  validity: 'Validity',
  uniqueness: 'Uniqueness',
  freshness: 'Freshness',
  consistency: 'Consistency',
  points: 'Points to gain',
};

/** What the columns of the report are called in a spreadsheet. */
export const reportWords: Readonly<Record<Language, Readonly<Record<keyof typeof en, string>>>> = {
  en,
  fr: {
    id: 'Identifiant',
    name: 'Nom',
    records: 'Fiches',
    score: 'Score',
    completeness: 'Complétude',
    validity: 'Validité',
    uniqueness: 'Unicité',
    freshness: 'Fraîcheur',
    consistency: 'Cohérence',
    points: 'Points à gagner',
  },
  ru: {
    id: 'Идентификатор',
    name: 'Название',
    records: 'Записей',
    score: 'Оценка',
    completeness: 'Полнота',
    validity: 'Достоверность',
    uniqueness: 'Уникальность',
    freshness: 'Актуальность',
    consistency: 'Непротиворечивость',
    points: 'Можно вернуть баллов',
  },
};
