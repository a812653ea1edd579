import type { ApiFunction } from '../routes/route.ts';
import type { OperationsOf } from './operation.ts';
import { assignment } from './operations/assignment.ts';
import { attachments } from './operations/attachments.ts';
import { auth } from './operations/auth.ts';
import { capture } from './operations/capture.ts';
import { duplicates } from './operations/duplicates.ts';
import { exports } from './operations/exports.ts';
import { feeds } from './operations/feeds.ts';
import { fields } from './operations/fields.ts';
import { imports } from './operations/imports.ts';
import { jobs } from './operations/jobs.ts';
import { merges } from './operations/merges.ts';
import { privacy } from './operations/privacy.ts';
import { quality } from './operations/quality.ts';
import { records } from './operations/records.ts';
import { registry } from './operations/registry.ts';
import { reports } from './operations/reports.ts';
import { roles } from './operations/roles.ts';
import { search } from './operations/search.ts';
import { system } from './operations/system.ts';
import { teamwork } from './operations/teamwork.ts';
import { users } from './operations/users.ts';
import { views } from './operations/views.ts';
import { workspace } from './operations/workspace.ts';

/** What every route takes and answers. */
export const operations: { readonly [Name in ApiFunction]: OperationsOf<Name> } = {
  assignment,
  attachments,
  auth,
  capture,
  duplicates,
  exports,
  feeds,
  fields,
  imports,
  jobs,
  merges,
  privacy,
  quality,
  records,
  registry,
  reports,
  roles,
  search,
  system,
  teamwork,
  users,
  views,
  workspace,
};
