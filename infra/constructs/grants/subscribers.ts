import { type SubscriberName, subscriberNames } from '../../entries.ts';
import type { Subscribers } from '../subscribers.ts';
import { keyPatterns } from '../table.ts';
import { type Grants, grantCleansing, grantRecordChanges, type Resources } from './grant.ts';

const subscriberGrants: Grants<SubscriberName> = {
  // The cards of clients tell which are stale; pairs, what is certain to be the same.
  cleansing: (fn, { table, bus }) => {
    grantCleansing(fn, table);
    table.grantQuery(fn, ['gsi1', 'gsi5']);
    bus.grantPublish(fn);
  },
  // Lists are read as their requests read them; that they were taken out is told in the history of who did.
  exports: (fn, { table, bus, buckets }) => {
    table.grantRead(fn);
    table.grantQuery(fn);
    table.grantUpdate(fn, [keyPatterns.jobs]);
    table.grantPut(fn, [keyPatterns.audit]);
    buckets.grantFiles(fn, 'exports', ['read', 'write']);
    bus.grantPublish(fn);
  },
  imports: (fn, { table, bus, buckets }) => {
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi1']);
    // Undoing reads a few hundred records together with all that lies around them.
    table.grantQueryMany(fn, undefined, ['gsi1']);
    grantRecordChanges(fn, table);
    buckets.grantFiles(fn, 'imports', ['read', 'write']);
    bus.grantPublish(fn);
  },
  merges: (fn, { table }) => {
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi1', 'gsi5']);
    grantRecordChanges(fn, table);
  },
  // As a backup is made, of which it keeps the checkpoints; that it was taken is told in the history of who did.
  'workspace-exports': (fn, { table, bus, buckets }) => {
    table.grantScan(fn);
    table.grantRead(fn);
    table.grantWrite(fn, [keyPatterns.jobs]);
    table.grantPut(fn, [keyPatterns.audit]);
    for (const place of ['attachments', 'removed'] as const) buckets.grantFiles(fn, place, ['read']);
    buckets.grantFiles(fn, 'exports', ['read', 'write', 'list']);
    bus.grantPublish(fn);
  },
};

export function grantSubscribers(subscribers: Subscribers, resources: Resources): void {
  for (const name of subscriberNames) subscriberGrants[name](subscribers.functions[name], resources);
}
