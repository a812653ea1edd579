import { type FirmName, inventNames, makeFirm } from './firms.ts';
import type { Market } from './market.ts';
import { markets } from './markets.ts';
import { inventPeople, makePerson, type PersonName } from './people.ts';
import type { StaffRole } from './staff.ts';
import type { Client, World } from './world.ts';

type MarketName = keyof typeof markets;

/** How many well-kept clients each member of staff leads in each market. */
const portfolios: Readonly<Record<MarketName, Readonly<Partial<Record<StaffRole, number>>>>> = {
  ru: { seller1: 58, manager: 14, onLeave: 18 },
  fr: { seller2: 66, seller1: 10, manager: 12, onLeave: 14 },
  en: { manager: 20, seller1: 16, seller2: 16, onLeave: 8 },
};

/** The oldest client was there half a year before the first deal of the story. */
const oldestClientDays = 720;

export interface Clients {
  readonly all: readonly Client[];
  /** Names that no client has taken. */
  readonly spareNames: Readonly<Record<MarketName, readonly FirmName[]>>;
}

export function makeClients(world: World): Clients {
  const ru = makeMarketClients(world, 'ru');
  const fr = makeMarketClients(world, 'fr');
  const en = makeMarketClients(world, 'en');
  return {
    all: [...ru.clients, ...fr.clients, ...en.clients],
    spareNames: { ru: ru.spareNames, fr: fr.spareNames, en: en.spareNames },
  };
}

function makeMarketClients(world: World, marketName: MarketName) {
  const market = markets[marketName];
  const names = inventNames(world.random, market);
  const people = [...inventPeople(world.random, market)];
  const roles = Object.entries(portfolios[marketName]).flatMap(([role, count]) =>
    Array<StaffRole>(count).fill(role as StaffRole),
  );
  const clients = world.random
    .shuffle(roles)
    .map((role, at) => makeClient(world, market, role, names[at] as FirmName, people));
  return { clients, spareNames: names.slice(roles.length) };
}

/** @param people names not given out yet; those that are used are taken off */
function makeClient(world: World, market: Market, role: StaffRole, name: FirmName, people: PersonName[]): Client {
  const owner = world.staff[role];
  const daysAgo = world.random.integer(role === 'onLeave' ? 120 : 20, oldestClientDays);
  const company = makeFirm(world, { market, name, owner, daysAgo });
  const met = takePeople(people, Number(world.random.pickWeighted({ 1: 18, 2: 38, 3: 30, 4: 14 })));
  const contacts = met.map((person, at) =>
    makePerson(world, { market, name: person, company, owner, decides: at === 0 }),
  );
  return { company, contacts, market, owner };
}

/** Colleagues with different last names: namesakes at one firm would look like one person noted twice. */
function takePeople(people: PersonName[], count: number): readonly PersonName[] {
  const met: PersonName[] = [];
  while (met.length < count) {
    const at = people.findIndex(({ lastName }) =>
      met.every((one) => one.lastName.slice(0, 4) !== lastName.slice(0, 4)),
    );
    met.push(...people.splice(at, 1));
  }
  return met;
}
