import { type JobName, jobNames } from '#shared/model/jobs.ts';
import type { HouseFunction } from '../house-function.ts';
import type { Jobs } from '../jobs.ts';
import { actorKeys, keyPatterns, type SingleTable } from '../table.ts';
import { type Grants, grantCleansing, grantIndexing, grantRecordChanges, type Resources } from './grant.ts';

const jobGrants: Grants<JobName> = {
  // Files go out of the inbox to where imports read them; a run that broke off is woken, its owner told.
  feeds: (fn, { table, bus, buckets }) => {
    table.grantRead(fn, [...actorKeys, keyPatterns.feeds, keyPatterns.jobs]);
    grantRun(fn, table);
    table.grantUpdate(fn, [keyPatterns.feeds]);
    table.grantPut(fn, [keyPatterns.notifications]);
    buckets.grantInbox(fn);
    buckets.grantFiles(fn, 'imports', ['write']);
    bus.grantPublish(fn);
  },
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

export function grantJobs(jobs: Jobs, resources: Resources): void {
  for (const name of jobNames) jobGrants[name](jobs.functions[name], resources);
}

/** A job keeps its run, a sign of life, and a lease that it gives back at its end. */
function grantRun(fn: HouseFunction, table: SingleTable): void {
  table.grantWrite(fn, [keyPatterns.jobs, keyPatterns.heartbeats]);
  table.grantDelete(fn, [keyPatterns.jobs]);
}
