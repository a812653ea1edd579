import type { StoredRecord } from '../records/stored-record.ts';
import { makeActivities } from './activities.ts';
import { makeClients } from './clients.ts';
import { makeDeals } from './deals.ts';
import { makeDocuments } from './documents.ts';
import { makeDoubleEntries } from './double-entries.ts';
import { makeImportBatch } from './import-batch.ts';
import { makeNorthernWind } from './northern-wind.ts';
import { makePriceList } from './price-list.ts';
import { makeRequests } from './requests.ts';
import { createWorld, type DemoSettings } from './world.ts';

const ordinaryActivities = 2985;

/** Invented records that tell a story, companies before what hangs on them. The same settings give the same records, ids included. */
export function buildDemo(settings: DemoSettings): readonly StoredRecord[] {
  const world = createWorld(settings);
  const story = makeNorthernWind(world);
  const clients = makeClients(world);
  const deals = makeDeals(world, clients.all);
  const prices = makePriceList(world);
  return [
    ...story,
    ...clients.all.flatMap(({ company, contacts }) => [company, ...contacts]),
    ...makeImportBatch(world, clients),
    ...makeDoubleEntries(world, clients.all),
    ...deals,
    ...makeActivities(world, clients.all, deals, ordinaryActivities),
    ...[...prices.values()].flat(),
    ...makeDocuments(world, clients.all, prices),
    ...makeRequests(world, clients.all),
  ];
}
