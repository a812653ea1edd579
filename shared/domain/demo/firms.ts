import type { User } from '../organisation/directory.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { toDomain } from './latin-address.ts';
import type { Market } from './market.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

/** An invented firm, before anything is known about it but what it is called and does. */
export interface FirmName {
  readonly name: string;
  readonly legalName: string;
  readonly industry: string;
  readonly domain: string;
}

/** Every name that the words of a market give, in no order; no two begin alike. */
export function inventNames(random: Random, market: Market): readonly FirmName[] {
  const stems = market.beginnings.flatMap((beginning) => market.endings.map((ending) => beginning + ending));
  return random.shuffle(stems).map((stem) => {
    const [trade, industry] = random.pick(market.trades);
    const name = `${stem} ${trade}`;
    const legalName = random.pick(market.legalForms).replace('*', name);
    return { name, legalName, industry, domain: toDomain(stem, trade) };
  });
}

export interface FirmDraft {
  readonly market: Market;
  readonly name: FirmName;
  readonly owner: User;
  readonly daysAgo: number;
}

/** A firm whose card is kept well: most that a careful seller would ask for is there. */
export function makeFirm(world: World, { market, name, owner, daysAgo }: FirmDraft): StoredRecord {
  const { random, calendar } = world;
  const isClient = random.chance(0.65);
  return world.make('companies', {
    owner,
    createdAt: calendar.at(daysAgo),
    updatedAt: calendar.at(random.integer(1, daysAgo)),
    data: {
      name: name.name,
      legalName: name.legalName,
      roles: [isClient ? 'client' : 'prospect', ...(random.chance(0.06) ? ['partner'] : [])],
      status: random.chance(0.96) ? 'active' : 'inactive',
      identifiers: identifiersOf(world, market),
      phones: [{ value: world.phone(market.country, 'landline'), kind: 'work' }],
      emails: [{ value: `info@${name.domain}`, kind: 'work' }],
      websites: random.chance(0.8) ? [`https://www.${name.domain}`] : undefined,
      country: market.country,
      addresses: [makeAddress(random, market)],
      industry: name.industry,
      paymentTerms: isClient ? random.pick(market.paymentTerms) : undefined,
      creditLimit: isClient && random.chance(0.5) ? `${random.integer(2, 40) * 2500}.00` : undefined,
    },
  });
}

/** British firms have no number of a kind that is kept. */
function identifiersOf({ legalNumbers }: World, market: Market) {
  switch (market.country) {
    case 'RU':
      return legalNumbers.russianFirm();
    case 'FR':
      return legalNumbers.frenchFirm();
    case 'GB':
      return undefined;
  }
}

export function makeAddress(random: Random, market: Market) {
  const [city, postalCode] = random.pick(market.towns);
  const street = random.pick(market.streets).replace('{n}', String(random.integer(1, 98)));
  return { street, postalCode, city, country: market.country, kind: 'legal' };
}
