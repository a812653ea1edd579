import { type ApiFunction, apiFunctions } from '#shared/model/routes/route.ts';
import type { Api } from '../api.ts';
import { actorKeys, keyPatterns } from '../table.ts';
import { type Grants, grantRecordChanges, type Resources } from './grant.ts';

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
    table.grantUpdate(fn, [keyPatterns.rates]);
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
  // A registry is asked over the internet, which takes no permission; evidence lies with the company.
  registry: (fn, { table }) => {
    table.grantRead(fn);
    table.grantPut(fn);
    table.grantUpdate(fn, [keyPatterns.rates]);
    table.denyAuditChanges(fn);
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
  // What records of a feed belong to another system is kept with the people.
  feeds: (fn, { table, bus, buckets }) => {
    table.grantRead(fn);
    table.grantQuery(fn, ['gsi2']);
    table.grantWrite(fn, [keyPatterns.feeds, keyPatterns.jobs, keyPatterns.organisation]);
    table.grantDelete(fn, [keyPatterns.feeds, keyPatterns.organisation]);
    buckets.grantFiles(fn, 'imports', ['read', 'write']);
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
    // Clients that rows may be about are looked for by the page.
    table.grantQueryMany(fn, [keyPatterns.matchKeys]);
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

export function grantApi(api: Api, resources: Resources): void {
  for (const name of apiFunctions) apiGrants[name](api.functions[name], resources);
}
