import { findStage } from '#shared/model/pipelines.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { MarketTexts, ToldActivity } from './market.ts';
import type { Random } from './random.ts';
import type { Client, World } from './world.ts';

type Kind = 'call' | 'email' | 'meeting' | 'note' | 'delivery' | 'minutes';

/** Talks go back 18 months. */
const storyDays = 548;

const kinds: Readonly<Record<Kind, number>> = { call: 36, email: 28, meeting: 12, note: 15, delivery: 8, minutes: 1 };
const told: Readonly<Record<Kind, keyof MarketTexts>> = {
  call: 'calls',
  email: 'emails',
  meeting: 'meetings',
  note: 'notes',
  delivery: 'deliveries',
  minutes: 'minutes',
};
const types: Readonly<Record<Kind, string>> = {
  call: 'call',
  email: 'email',
  meeting: 'meeting',
  note: 'note',
  delivery: 'call',
  minutes: 'meeting',
};

/** What was said and written with the clients: more with those who have more deals. */
export function makeActivities(
  world: World,
  clients: readonly Client[],
  deals: readonly StoredRecord[],
  count: number,
): readonly StoredRecord[] {
  const dealsOf = Map.groupBy(deals, (deal) => deal.data.companyId as string);
  const weighted = clients.flatMap((client) =>
    Array<Client>(2 + (dealsOf.get(client.company.id)?.length ?? 0)).fill(client),
  );
  return Array.from({ length: count }, () => {
    const client = world.random.pick(weighted);
    return makeActivity(world, client, dealsOf.get(client.company.id) ?? []);
  });
}

function makeActivity(world: World, client: Client, deals: readonly StoredRecord[]): StoredRecord {
  const { random, calendar, staff } = world;
  const kind = random.pickWeighted(kinds);
  const [subject, text] = random.pick(client.market.texts[told[kind]] as readonly ToldActivity[]);
  const at = calendar.at(random.integer(1, Math.min(storyDays, calendar.since(client.company.createdAt) - 1)));
  const known = client.contacts.filter((contact) => contact.createdAt <= at);
  return world.make('activities', {
    owner: kind === 'delivery' ? staff.service : client.owner,
    createdAt: at,
    data: {
      type: types[kind],
      at,
      subject,
      text,
      companyId: client.company.id,
      contactId: known.length > 0 ? random.pick(known).id : undefined,
      dealId: kind === 'delivery' ? undefined : deals.find((deal) => wasOpen(deal, at))?.id,
      ...courseOf(random, kind),
    },
  });
}

function courseOf(random: Random, kind: Kind) {
  if (kind === 'note') return {};
  if (kind === 'email') return { direction: random.pick(['in', 'out']) };
  const minutes = kind === 'meeting' || kind === 'minutes' ? random.integer(30, 120) : random.integer(1, 25);
  return { durationSeconds: minutes * 60, ...(types[kind] === 'call' && { direction: random.pick(['in', 'out']) }) };
}

function wasOpen(deal: StoredRecord, at: string): boolean {
  if (deal.createdAt > at) return false;
  return findStage(deal.data.stageId)?.kind === 'open' || at <= String(deal.data.closedAt);
}
