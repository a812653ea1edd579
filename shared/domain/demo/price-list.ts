import type { StoredRecord } from '../records/stored-record.ts';
import type { Market } from './market.ts';
import { markets } from './markets.ts';
import type { World } from './world.ts';

export type PriceList = ReadonlyMap<Market, readonly StoredRecord[]>;

const pricedDaysAgo = 540;

/** What is sold in each market, kept by the head of sales. */
export function makePriceList(world: World): PriceList {
  return new Map(
    Object.entries(markets).map(([name, market]) => [
      market,
      market.texts.products.map(([product, unit, price], at) =>
        world.make('products', {
          owner: world.staff.manager,
          createdAt: world.calendar.at(pricedDaysAgo),
          data: {
            name: product,
            code: `${name.toUpperCase()}-${100 + at}`,
            category: at === market.texts.products.length - 1 ? 'service' : 'equipment',
            unit,
            price,
            currency: mainCurrency(market),
            vatRate: '20',
            status: 'active',
          },
        }),
      ),
    ]),
  );
}

export function mainCurrency({ currencies }: Market): string {
  return Object.keys(currencies)[0] ?? 'EUR';
}
