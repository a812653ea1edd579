import type { StoredRecord } from '../records/stored-record.ts';
import { markets } from './markets.ts';
import { inventPeople } from './people.ts';
import type { Client, World } from './world.ts';

const cases = 36;
const tasks = 54;
const leadsPerMarket = 8;

/** What people ask: clients of us, colleagues of each other, and those who are no clients yet. */
export function makeRequests(world: World, clients: readonly Client[]): readonly StoredRecord[] {
  const chosen = (count: number) => Array.from({ length: count }, () => world.random.pick(clients));
  return [
    ...chosen(cases).map((client, at) => makeCase(world, client, at + 1)),
    ...chosen(tasks).map((client) => makeTask(world, client)),
    ...makeLeads(world),
  ];
}

function makeCase(world: World, client: Client, number: number): StoredRecord {
  const { random, calendar, staff } = world;
  const { texts } = client.market;
  const daysAgo = Math.min(random.integer(1, 60), calendar.since(client.company.createdAt) - 1);
  const isComplaint = random.chance(0.3);
  const [title, text] = random.pick(isComplaint ? texts.complaints : texts.questions);
  return world.make('cases', {
    owner: staff.service,
    createdAt: calendar.at(daysAgo),
    data: {
      number: `TD-${calendar.today.slice(0, 4)}-${String(number).padStart(5, '0')}`,
      title,
      text,
      kind: isComplaint ? 'complaint' : 'question',
      priority: isComplaint ? 'high' : 'normal',
      status: daysAgo > 14 ? 'closed' : random.pick(['new', 'inProgress', 'waiting', 'resolved']),
      source: random.pick(['call', 'email']),
      dueAt: `${calendar.day(daysAgo - 3)}T15:00:00.000Z`,
      companyId: client.company.id,
      contactId: client.contacts[0]?.id,
    },
  });
}

/** Some are late, some are asked for by the head of sales, who also accepts them. */
function makeTask(world: World, client: Client): StoredRecord {
  const { random, calendar, staff } = world;
  const daysAgo = Math.min(random.integer(1, 40), calendar.since(client.company.createdAt) - 1);
  const [title, text] = random.pick(client.market.texts.tasks);
  const isAsked = random.chance(0.4);
  const author = isAsked ? staff.manager : client.owner;
  return world.make('tasks', {
    owner: client.owner,
    createdAt: calendar.at(daysAgo),
    createdBy: author,
    data: {
      title,
      text,
      authorId: author.id,
      acceptorId: isAsked ? author.id : undefined,
      dueAt: `${calendar.day(random.integer(-10, 6))}T16:00:00.000Z`,
      priority: random.pick(['low', 'normal', 'normal', 'high']),
      status: daysAgo > 20 ? 'accepted' : random.pick(['open', 'open', 'done', 'returned']),
      companyId: client.company.id,
    },
  });
}

function makeLeads(world: World): readonly StoredRecord[] {
  const { random, calendar, staff, phone } = world;
  return Object.values(markets).flatMap((market) =>
    inventPeople(random, market)
      .slice(0, leadsPerMarket)
      .map(({ firstName, lastName }, at) => {
        const daysAgo = random.integer(1, 30);
        const [title, text] = random.pick(market.texts.requests);
        return world.make('leads', {
          owner: at % 2 === 0 ? staff.seller1 : staff.seller2,
          createdAt: calendar.at(daysAgo),
          data: {
            title,
            text,
            source: random.pick(['website', 'call', 'email', 'recommendation']),
            contactName: `${firstName} ${lastName}`,
            phones: [{ value: phone(market.country, 'mobile') }],
            status: daysAgo > 15 ? random.pick(['converted', 'rejected']) : random.pick(['new', 'inProgress']),
            country: market.country,
          },
        });
      }),
  );
}
