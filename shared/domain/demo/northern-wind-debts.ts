import { sumItems } from '#shared/model/line-items.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { Client, World } from './world.ts';

/** The client owes for two deliveries, one of them for two months. */
export function makeDebts(world: World, { company, owner }: Client): readonly StoredRecord[] {
  const { calendar } = world;
  return [
    { number: 'ID-SV-1', issued: 92, price: '18400.00', what: 'Погрузчик, остаток' },
    { number: 'ID-SV-2', issued: 51, price: '4200.00', what: 'Выезд инженера' },
  ].map(({ number, issued, price, what }) => {
    const items = [{ name: what, quantity: '1', price, vatRate: '20' }];
    return world.make('invoices', {
      owner,
      createdAt: calendar.at(issued),
      data: {
        number,
        companyId: company.id,
        status: 'issued',
        issuedOn: calendar.day(issued),
        dueAt: calendar.day(issued - 30),
        currency: 'EUR',
        items,
        ...sumItems(items),
      },
    });
  });
}
