import { type LineItem, sumItems } from '#shared/model/line-items.ts';
import type { Fields } from '#shared/model/records.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { mainCurrency, type PriceList } from './price-list.ts';
import type { Client, World } from './world.ts';

const orderedTimes = 60;
const quotedTimes = 40;
const contracts = 30;

/** Quotes, orders with their invoices and payments, and contracts. */
export function makeDocuments(world: World, clients: readonly Client[], prices: PriceList): readonly StoredRecord[] {
  const nextNumber = createNumbers(world);
  const desk: Desk = { world, prices, nextNumber };
  const chosen = (count: number) => Array.from({ length: count }, () => world.random.pick(clients));
  return [
    ...chosen(orderedTimes).flatMap((client) => makeOrder(desk, client)),
    ...chosen(quotedTimes).map((client) => makeQuote(desk, client)),
    ...chosen(contracts).map((client) => makeContract(desk, client)),
  ];
}

interface Desk {
  readonly world: World;
  readonly prices: PriceList;
  readonly nextNumber: (letter: string) => string;
}

/** Numbers of the demo have a letter of their own, so that those that people are given do not meet them. */
function createNumbers({ calendar }: World): Desk['nextNumber'] {
  const last = new Map<string, number>();
  return (letter) => {
    const next = (last.get(letter) ?? 0) + 1;
    last.set(letter, next);
    return `${letter}D-${calendar.today.slice(0, 4)}-${String(next).padStart(5, '0')}`;
  };
}

function pickItems({ world: { random }, prices }: Desk, { market }: Client): readonly LineItem[] {
  return random
    .shuffle(prices.get(market) ?? [])
    .slice(0, random.integer(1, 3))
    .map(({ id, data }) => ({
      productId: id,
      name: String(data.name),
      quantity: String(random.integer(1, 12)),
      price: String(data.price),
      ...(random.chance(0.2) && { discount: '5' }),
      vatRate: '20',
    }));
}

/** An order, what was invoiced for it, and what was paid: some pay late, and some have not paid yet. */
function makeOrder(desk: Desk, client: Client): readonly StoredRecord[] {
  const { world } = desk;
  const { random, calendar } = world;
  const daysAgo = Math.min(random.integer(3, 200), calendar.since(client.company.createdAt) - 1);
  const items = pickItems(desk, client);
  const sold = { companyId: client.company.id, currency: mainCurrency(client.market) };
  const isOld = daysAgo > 40;
  const order = make(desk, client, 'orders', daysAgo, {
    ...sold,
    number: desk.nextNumber('O'),
    title: random.pick(client.market.texts.dealTitles),
    contactId: client.contacts[0]?.id,
    status: isOld ? 'completed' : random.pick(['new', 'confirmed', 'inProgress', 'shipped']),
    orderedOn: calendar.day(daysAgo),
    deliverOn: calendar.day(daysAgo - random.integer(7, 30)),
    items,
    ...sumItems(items),
  });
  const isPaid = isOld && random.chance(0.8);
  const invoice = make(desk, client, 'invoices', daysAgo, {
    ...sold,
    number: desk.nextNumber('I'),
    orderId: order.id,
    status: isPaid ? 'paid' : 'issued',
    issuedOn: calendar.day(daysAgo),
    dueAt: calendar.day(daysAgo - 30),
    items,
    ...sumItems(items),
  });
  if (!isPaid) return [order, invoice];
  const paidDaysAgo = Math.max(1, daysAgo - random.integer(10, 40));
  const payment = make(desk, client, 'payments', paidDaysAgo, {
    ...sold,
    paidOn: calendar.day(paidDaysAgo),
    amount: sumItems(items).total,
    method: 'transfer',
    reference: String(invoice.data.number),
  });
  return [order, invoice, payment];
}

function makeQuote(desk: Desk, client: Client): StoredRecord {
  const { random, calendar } = desk.world;
  const daysAgo = Math.min(random.integer(1, 90), calendar.since(client.company.createdAt) - 1);
  const items = pickItems(desk, client);
  return make(desk, client, 'quotes', daysAgo, {
    number: desk.nextNumber('Q'),
    title: random.pick(client.market.texts.dealTitles),
    companyId: client.company.id,
    contactId: client.contacts[0]?.id,
    status: daysAgo > 30 ? random.pick(['accepted', 'declined', 'expired']) : random.pick(['draft', 'sent']),
    issuedOn: calendar.day(daysAgo),
    validUntil: calendar.day(daysAgo - 30),
    currency: mainCurrency(client.market),
    items,
    ...sumItems(items),
  });
}

function makeContract(desk: Desk, client: Client): StoredRecord {
  const { random, calendar } = desk.world;
  const daysAgo = Math.min(random.integer(5, 500), calendar.since(client.company.createdAt) - 1);
  const isOver = daysAgo > 365;
  return make(desk, client, 'contracts', daysAgo, {
    number: desk.nextNumber('C'),
    title: random.pick(client.market.texts.contracts),
    companyId: client.company.id,
    status: isOver ? 'ended' : 'active',
    signedOn: calendar.day(daysAgo),
    startsOn: calendar.day(daysAgo),
    endsOn: calendar.day(daysAgo - 365),
    autoRenewal: !isOver && random.chance(0.3),
    currency: mainCurrency(client.market),
  });
}

function make(
  { world }: Desk,
  { owner }: Client,
  object: 'quotes' | 'contracts' | 'orders' | 'invoices' | 'payments',
  daysAgo: number,
  data: Fields,
): StoredRecord {
  return world.make(object, { owner, createdAt: world.calendar.at(daysAgo), data });
}
