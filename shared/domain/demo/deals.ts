import type { StoredRecord } from '../records/stored-record.ts';
import type { Random } from './random.ts';
import { pickClosingDay, pickDayThisMonth } from './season.ts';
import type { Client, World } from './world.ts';

const wonDeals = 137;
/** Whatever the season says: a chart that ends in an empty month looks broken. */
const wonThisMonth = 3;
const lostDeals = 100;
const openDeals = 112;

/** Thousands of each currency that one euro is worth, roughly: what a usual deal is scaled by. */
const scale: Readonly<Record<string, number>> = { EUR: 1, GBP: 0.85, RUB: 90 };

/** Deals of the clients: won and lost ones over 18 months, open ones in all stages, some of them late. */
export function makeDeals(world: World, clients: readonly Client[]): readonly StoredRecord[] {
  const { random } = world;
  const working = clients.filter((client) => client.owner !== world.staff.onLeave);
  const waiting = clients.filter((client) => client.owner === world.staff.onLeave);
  return [
    ...times(wonThisMonth, () => closeDeal(world, clients, 'won', pickDayThisMonth(world))),
    ...times(wonDeals, () => closeDeal(world, clients, 'won', pickClosingDay(world))),
    ...times(lostDeals, () => closeDeal(world, clients, 'lost', random.integer(2, 500))),
    ...times(openDeals, () => openDeal(world, random.pick(working), random.chance(0.2) ? 'late' : 'in time')),
    ...waiting.map((client) => openDeal(world, client, 'late')),
  ];
}

function times<T>(count: number, make: () => T): readonly T[] {
  return Array.from({ length: count }, make);
}

/** A client who was there long enough before the day to have closed a deal on it. */
function pickClientBefore({ random, calendar }: World, clients: readonly Client[], closedDaysAgo: number): Client {
  const lastDay = calendar.day(closedDaysAgo + 12);
  return random.pick(clients.filter(({ company }) => company.createdAt < lastDay));
}

function closeDeal(
  world: World,
  clients: readonly Client[],
  stageId: 'won' | 'lost',
  closedDaysAgo: number,
): StoredRecord {
  const { random, calendar } = world;
  const client = pickClientBefore(world, clients, closedDaysAgo);
  const openedDaysAgo = Math.min(calendar.since(client.company.createdAt) - 1, closedDaysAgo + random.integer(10, 90));
  // Just after midnight, so that what closed on the day of the load does not lie ahead.
  const closedAt = closedDaysAgo === 0 ? `${calendar.today}T00:00:00.000Z` : calendar.at(closedDaysAgo);
  return makeDeal(world, client, {
    createdAt: calendar.at(openedDaysAgo),
    updatedAt: closedAt,
    stageId,
    closedAt,
    expectedCloseDate: calendar.day(Math.max(0, closedDaysAgo + random.integer(-7, 14))),
    lostReason: stageId === 'lost' ? random.pick(client.market.texts.lostReasons) : undefined,
  });
}

function openDeal(world: World, client: Client, pace: 'late' | 'in time'): StoredRecord {
  const { random, calendar } = world;
  const isLate = pace === 'late';
  const age = random.integer(isLate ? 60 : 1, isLate ? 150 : 80);
  const openedDaysAgo = Math.min(age, calendar.since(client.company.createdAt) - 1);
  return makeDeal(world, client, {
    createdAt: calendar.at(openedDaysAgo),
    updatedAt: calendar.at(random.integer(1, openedDaysAgo)),
    stageId: random.pickWeighted({ qualification: 35, needs: 26, proposal: 24, contract: 15 }),
    expectedCloseDate: calendar.day(isLate ? random.integer(3, 40) : -random.integer(2, 90)),
  });
}

interface DealCourse {
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly stageId: string;
  readonly closedAt?: string;
  readonly expectedCloseDate: string;
  readonly lostReason?: string | undefined;
}

function makeDeal(world: World, client: Client, { createdAt, updatedAt, ...course }: DealCourse): StoredRecord {
  const { random } = world;
  const currency = random.pickWeighted(client.market.currencies);
  return world.make('deals', {
    owner: client.owner,
    createdAt,
    updatedAt,
    data: {
      title: random.pick(client.market.texts.dealTitles),
      companyId: client.company.id,
      contactId: client.contacts[0]?.id,
      pipelineId: 'sales',
      amount: pickAmount(random, currency),
      currency,
      ...course,
    },
  });
}

/** Many small deals and a few large ones, in round sums. */
function pickAmount(random: Random, currency: string): string {
  const euros = 1500 * Math.exp(random.next() * 3.4);
  const step = currency === 'RUB' ? 5000 : 50;
  return `${Math.round((euros * (scale[currency] ?? 1)) / step) * step}.00`;
}
