import type { Language } from './tenant.ts';

export interface ReadyDepartment {
  readonly id: string;
  readonly parentId?: string;
  readonly name: Readonly<Record<Language, string>>;
}

/** The departments every workspace starts with; everything hangs below the company. */
export const readyDepartments: readonly ReadyDepartment[] = [
  { id: 'company', name: { en: 'Company', fr: 'Entreprise', ru: 'Компания' } },
  { id: 'sales', parentId: 'company', name: { en: 'Sales', fr: 'Ventes', ru: 'Отдел продаж' } },
  { id: 'service', parentId: 'company', name: { en: 'Service', fr: 'Service client', ru: 'Сервис' } },
];
