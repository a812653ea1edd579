import type { StoredRecord } from '../records/stored-record.ts';
import { northernWindDomain as domain, northernWindTown as town } from './northern-wind-facts.ts';
import type { World } from './world.ts';

/** The firm again: in Latin letters from an import, with seller 1 too, and as the sole trader its director used to be. */
export function makeCopies(world: World): readonly StoredRecord[] {
  const { calendar, staff } = world;
  const imported = world.make('companies', {
    owner: staff.seller1,
    createdBy: staff.manager,
    createdAt: calendar.at(270),
    data: {
      name: 'Severny Veter LLC',
      roles: ['prospect'],
      status: 'active',
      emails: [{ value: `office@${domain}` }],
      websites: [`www.${domain}`],
      country: 'RU',
      addresses: [{ city: 'Sankt-Peterburg', country: 'RU' }],
      description: 'Import 2024, row 41',
    },
  });
  const trader = world.make('companies', {
    owner: staff.manager,
    createdAt: calendar.at(95),
    data: {
      name: 'ИП Ветров С. Н. «Северный ветер»',
      legalName: 'Индивидуальный предприниматель Ветров Степан Николаевич',
      roles: ['prospect'],
      status: 'active',
      identifiers: world.legalNumbers.russianTrader(),
      phones: [{ value: '8 (812) 000-17-17' }],
      country: 'RU',
      addresses: [town],
    },
  });
  return [imported, trader];
}
