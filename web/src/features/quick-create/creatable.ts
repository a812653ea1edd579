import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Me } from '../../api/schema.ts';
import { may } from '../records/rights.ts';

/** What is created most comes first. */
const byUse: readonly ObjectName[] = [
  'companies',
  'contacts',
  'deals',
  'tasks',
  'leads',
  'cases',
  'activities',
  'quotes',
  'orders',
  'contracts',
  'invoices',
  'payments',
  'products',
];

/** How many stand in the open, where others are one press away. */
export const inTheOpen = 4;

export function creatableBy(me: Me): readonly ObjectName[] {
  return byUse.filter((object) => may(me, 'create', object));
}
