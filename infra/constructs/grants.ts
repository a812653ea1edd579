import { type ApiFunction, apiFunctions, type JobName, jobNames } from '#shared/model/routes.ts';
import { type StreamName, type SubscriberName, streamNames, subscriberNames } from '../entries.ts';
import type { Api } from './api.ts';
import type { Buckets } from './buckets.ts';
import type { Bus } from './bus.ts';
import type { Commands } from './commands.ts';
import type { HouseFunction } from './house-function.ts';
import type { Identity } from './identity.ts';
import type { Jobs } from './jobs.ts';
import type { ScratchTable } from './scratch-table.ts';
import type { Streams } from './streams.ts';
import type { Subscribers } from './subscribers.ts';
import { actorKeys, keyPatterns, type SingleTable } from './table.ts';

/** What functions may be given access to. */
interface Resources {
  readonly table: SingleTable;
  readonly bus: Bus;
  readonly buckets: Buckets;
  readonly identity: Identity;
  readonly scratch: ScratchTable;
}

type Grants<Name extends string> = Readonly<Record<Name, (fn: HouseFunction, resources: Resources) => void>>;

/** Every function of the API that serves users reads who they are; the other grants say what the capability does. */
const apiGrants: Grants<ApiFunction> = {
  // Whose a lead would be is looked for among records of everybody; what is told of hidden ones is noted.
  assignment: (fn, { table }) => {
    table.grantRead(fn);
    table.grantPut(fn, [keyPatterns.organisation, keyPatterns.audit]);
    table.grantUpdate(fn, [keyPatterns.organisation]);
  },
  attachments: (fn, { table, buckets }) => {
    table.grantRead(fn);
    table.grantPut(fn);
    table.grantDelete(fn);
    table.denyAuditChanges(fn);
    buckets.grantFiles(fn, 'uploads', ['read', 'write']);
    buckets.grantFiles(fn, 'attachments', ['read', 'write', 'remove']);
    buckets.grantFiles(fn, 'removed', ['read', 'write', 'remove']);
  },
  // Signing in is a call to the user pool, which takes no permission; it is noted when it was.
  auth: (fn, { table }) => {
    table.grantRead(fn, [keyPatterns.apiKeys]);
    table.grantUpdate(fn, [keyPatterns.organisation]);
  },
  // Strangers call it: it adds leads, and reads none.
  capture: (fn, { table }) => {
    table.grantRead(fn, [keyPatterns.organisation, keyPatterns.idempotency]);
    table.grantPut(fn, [keyPatterns.leads, keyPatterns.audit, keyPatterns.idempotency]);
    table.grantUpdate(fn, [keyPatterns.captureRates]);
  },
  system: (fn, { table }) => table.grantRead(fn, [keyPatterns.heartbeats]),
  users: (fn, { table, identity }) => {
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi2']);
    table.grantWrite(fn);
    table.denyAuditChanges(fn);
    identity.grantAccounts(fn);
  },
  // Who works with a client is kept with the client, and its open work follows the account manager.
  teamwork: (fn, { table, bus }) => {
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi1', 'gsi2', 'gsi5']);
    grantRecordChanges(fn, table);
    bus.grantPublish(fn);
  },
  workspace: (fn, { table }) => table.grantRead(fn, actorKeys),
  records: (fn, { table }) => {
    table.grantRead(fn);
    table.grantQuery(fn);
    grantRecordChanges(fn, table);
  },
  // Whatever is typed is compared with records of everybody; what is told of hidden ones is noted.
  duplicates: (fn, { table }) => {
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi1', 'gsi5']);
    table.grantPut(fn);
    table.denyAuditChanges(fn);
  },
  reports: (fn, { table }) => table.grantRead(fn, [...actorKeys, keyPatterns.aggregates]),
  search: (fn, { table }) => table.grantRead(fn),
  // An address of a file is worth what the rights of this function are.
  exports: (fn, { table, bus, buckets }) => {
    table.grantRead(fn, [...actorKeys, keyPatterns.jobs]);
    table.grantQuery(fn, ['gsi5']);
    table.grantPut(fn, [keyPatterns.jobs]);
    buckets.grantFiles(fn, 'exports', ['read']);
    bus.grantPublish(fn);
  },
  fields: (fn, { table }) => {
    table.grantRead(fn, [...actorKeys, keyPatterns.audit]);
    table.grantQuery(fn, ['gsi3']);
    table.grantPut(fn, [keyPatterns.organisation, keyPatterns.audit]);
    table.grantUpdate(fn, [keyPatterns.organisation]);
  },
  roles: (fn, { table }) => {
    table.grantRead(fn, actorKeys);
    table.grantPut(fn, [keyPatterns.organisation, keyPatterns.audit]);
  },
  views: (fn, { table }) => {
    table.grantRead(fn, [...actorKeys, keyPatterns.views]);
    table.grantPut(fn, [keyPatterns.views]);
    table.grantDelete(fn, [keyPatterns.views]);
  },
  imports: (fn, { table, bus, buckets }) => {
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi5']);
    table.grantWrite(fn, [keyPatterns.jobs]);
    // That a plan tells of hidden records is noted.
    table.grantPut(fn, [keyPatterns.audit, keyPatterns.importTemplates]);
    table.grantDelete(fn, [keyPatterns.importTemplates]);
    buckets.grantFiles(fn, 'imports', ['read', 'write']);
    bus.grantPublish(fn);
  },
  merges: (fn, { table, bus }) => {
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi1', 'gsi5']);
    grantRecordChanges(fn, table);
    bus.grantPublish(fn);
  },
  privacy: (fn, { table, buckets }) => {
    table.grantRead(fn);
    table.grantPut(fn);
    table.grantUpdate(fn, [keyPatterns.audit, keyPatterns.erasures]);
    table.grantDelete(fn);
    table.denyAuditDeletion(fn);
    for (const place of ['uploads', 'attachments', 'removed'] as const) {
      buckets.grantFiles(fn, place, ['list', 'remove']);
    }
  },
  quality: (fn, { table }) => {
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi1', 'gsi2', 'gsi5']);
    table.grantPut(fn);
    table.denyAuditChanges(fn);
  },
  // What cleansing would do is shown by some of the records.
  jobs: (fn, { table, bus }) => {
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi5']);
    table.grantWrite(fn, [keyPatterns.jobs]);
    table.grantDelete(fn, [keyPatterns.jobs]);
    bus.grantPublish(fn);
  },
};

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

const jobGrants: Grants<JobName> = {
  // A run that broke off is woken.
  cleansing: (fn, { table, bus }) => {
    grantCleansing(fn, table);
    table.grantQuery(fn, ['gsi1', 'gsi5']);
    bus.grantPublish(fn);
  },
  backup: (fn, { table, bus, buckets }) => {
    table.grantScan(fn);
    // A record that changed meanwhile is brought back by its history.
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi5']);
    grantRun(fn, table);
    buckets.grantBackup(fn);
    buckets.grantFiles(fn, 'attachments', ['read']);
    buckets.grantFiles(fn, 'removed', ['read']);
    bus.grantPublish(fn);
  },
  'restore-drill': (fn, { table, bus, buckets, scratch }) => {
    table.grantRead(fn, [...actorKeys, keyPatterns.jobs, keyPatterns.erasures]);
    table.grantQuery(fn, ['gsi5']);
    grantRun(fn, table);
    buckets.grantRestore(fn);
    scratch.grantAll(fn);
    bus.grantPublish(fn);
  },
  reindex: (fn, { table }) => {
    table.grantScan(fn);
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi1', 'gsi2', 'gsi5']);
    grantRecordChanges(fn, table);
    grantIndexing(fn, table);
  },
  reconcile: (fn, { table }) => {
    table.grantScan(fn);
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi1']);
    grantRecordChanges(fn, table);
    table.grantBatchWrite(fn, [keyPatterns.aggregates]);
  },
  // Runs of merges that broke off go on here, with what hangs on the records.
  reminders: (fn, { table }) => {
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi1', 'gsi5']);
    grantRecordChanges(fn, table);
  },
};

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

export function grantApi(api: Api, resources: Resources): void {
  for (const name of apiFunctions) apiGrants[name](api.functions[name], resources);
}

export function grantStreams(streams: Streams, resources: Resources): void {
  for (const name of streamNames) streamGrants[name](streams.consumers[name].handler, resources);
}

export function grantJobs(jobs: Jobs, resources: Resources): void {
  for (const name of jobNames) jobGrants[name](jobs.functions[name], resources);
}

export function grantSubscribers(subscribers: Subscribers, resources: Resources): void {
  for (const name of subscriberNames) subscriberGrants[name](subscribers.functions[name], resources);
}

export function grantCommands({ setup, restore, demoData }: Commands, { table, buckets, scratch }: Resources): void {
  table.grantWrite(setup, actorKeys);
  table.grantRead(restore, [...actorKeys, keyPatterns.jobs, keyPatterns.erasures]);
  buckets.grantRestore(restore);
  for (const place of ['attachments', 'removed'] as const) {
    buckets.grantFiles(restore, place, ['read', 'write', 'list', 'remove']);
  }
  buckets.grantFiles(restore, 'uploads', ['list', 'remove']);
  scratch.grantRestored(restore);
  if (!demoData) return;
  table.grantRead(demoData);
  table.grantQuery(demoData);
  table.grantBatchWrite(demoData);
  grantRecordChanges(demoData, table);
}

/** A job keeps its run, a sign of life, and a lease that it gives back at its end. */
function grantRun(fn: HouseFunction, table: SingleTable): void {
  table.grantWrite(fn, [keyPatterns.jobs, keyPatterns.heartbeats]);
  table.grantDelete(fn, [keyPatterns.jobs]);
}

/** Every record is looked at, and a line kept for each that is to change. */
function grantCleansing(fn: HouseFunction, table: SingleTable): void {
  table.grantScan(fn);
  table.grantRead(fn);
  table.grantBatchWrite(fn, [keyPatterns.jobs]);
  grantRecordChanges(fn, table);
}

/** Records, their keys and what is derived from them lie under the ids of records, which no pattern of keys describes. */
function grantRecordChanges(fn: HouseFunction, table: SingleTable): void {
  table.grantWrite(fn);
  table.grantDelete(fn);
  table.denyAuditChanges(fn);
}

/** What records are found by is written in batches, and nothing else is. */
function grantIndexing(fn: HouseFunction, table: SingleTable): void {
  table.grantBatchWrite(fn, [keyPatterns.matchKeys, keyPatterns.searchTokens]);
}
