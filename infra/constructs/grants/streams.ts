import { type StreamName, streamNames } from '../../entries.ts';
import type { Streams } from '../streams.ts';
import { type Grants, grantIndexing, grantRecordChanges, type Resources } from './grant.ts';

const streamGrants: Grants<StreamName> = {
  // Who has open work with the client of a lead is told.
  dedupe: (fn, { table }) => {
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi1']);
    grantRecordChanges(fn, table);
    grantIndexing(fn, table);
  },
  reports: (fn, { table }) => {
    table.grantRead(fn);
    // When something was last heard of a client stands on its card.
    table.grantQuery(fn, ['gsi1']);
    grantRecordChanges(fn, table);
  },
};

export function grantStreams(streams: Streams, resources: Resources): void {
  for (const name of streamNames) streamGrants[name](streams.consumers[name].handler, resources);
}
