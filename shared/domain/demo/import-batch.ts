import type { Fields, Phone } from '#shared/model/records.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { Clients } from './clients.ts';
import type { FirmName } from './firms.ts';
import type { Market } from './market.ts';
import { markets } from './markets.ts';
import type { World } from './world.ts';

const daysAgo = 270;
/** Rows of the imported file in each market. */
const rows: Readonly<Record<keyof typeof markets, number>> = { ru: 18, fr: 14, en: 8 };
const source: Readonly<Record<keyof typeof markets, string>> = {
  ru: 'Импорт 2024, строка',
  fr: 'Import 2024, ligne',
  en: 'Import 2024, row',
};

/** Forty companies as they came out of an old address book: numbers as typed, gaps, one row with its columns mixed up. */
export function makeImportBatch(world: World, clients: Clients): readonly StoredRecord[] {
  return Object.entries(rows).flatMap(([key, count]) => {
    const language = key as keyof typeof markets;
    const market = markets[language];
    return clients.spareNames[language].slice(0, count).map((name, at) => {
      const description = `${source[language]} ${at + 2}`;
      // Its duplicate is found when the cleansing job has read the number.
      const isLast = at === count - 1;
      const number = isLast ? phoneOfClient(clients, market) : world.phone(market.country, 'landline');
      const fields = language === 'ru' && at === 0 ? mixedUp(name, number) : withGaps(world, market, name, number);
      return importRow(world, { ...fields, description });
    });
  });
}

function importRow(world: World, data: Fields): StoredRecord {
  const { random, staff } = world;
  return world.make('companies', {
    owner: random.pick([staff.seller1, staff.seller2, staff.manager]),
    createdBy: staff.manager,
    createdAt: world.calendar.at(daysAgo),
    raw: true,
    data,
  });
}

function phoneOfClient(clients: Clients, market: Market): string {
  const client = clients.all.find((one) => one.market.country === market.country);
  return (client?.company.data.phones as readonly Phone[] | undefined)?.[0]?.value ?? '';
}

function withGaps({ random }: World, market: Market, name: FirmName, phone: string): Fields {
  const [city, postalCode] = random.pick(market.towns);
  return {
    name: random.chance(0.3) ? name.name.toUpperCase() : name.name,
    phones: [{ value: asTyped(phone, random.integer(0, 2)) }],
    emails: random.chance(0.4) ? [{ value: `Info@${name.domain}` }] : undefined,
    country: random.chance(0.5) ? market.country : undefined,
    addresses: random.chance(0.6) ? [{ city, ...(random.chance(0.5) && { postalCode }) }] : undefined,
    industry: random.chance(0.3) ? name.industry : undefined,
  };
}

function mixedUp(name: FirmName, phone: string): Fields {
  return {
    name: asTyped(phone, 0),
    phones: [{ value: `${name.name}, спросить Ирину` }],
    industry: '101000, Москва, Заречная ул., 5',
  };
}

/** A number as people type it at home. */
function asTyped(international: string, manner: number): string {
  const digits = international.replace(/\D/g, '');
  if (digits.startsWith('7')) {
    const [code, rest] = [digits.slice(1, 4), digits.slice(4)];
    return [`8 (${code}) ${rest}`, `8-${code}-${rest}`, `+7${code} ${rest}`][manner] as string;
  }
  const [country, rest] = [digits.slice(0, 2), digits.slice(2)];
  return [`00 ${country} ${rest}`, `+${country}${rest}`, `00${country}-${rest}`][manner] as string;
}
