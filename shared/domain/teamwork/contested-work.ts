import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { openSectionOf } from '#shared/store/record-index-keys.ts';
import type { Context } from '../context.ts';
import { findRelatives } from '../duplicates/find-duplicates.ts';
import { hasGroup, listGroup } from '../duplicates/list-group.ts';
import { isIdOf } from '../records/read-record.ts';
import { fromItem } from '../records/record-item.ts';
import type { StoredRecord } from '../records/stored-record.ts';

/** Work that one seller at a time should do with a client. */
export const contested: readonly ObjectName[] = objectNames.filter((name) => definitions[name].contested);

/** Open work, and the client that it is for. */
export interface Contested {
  readonly record: StoredRecord;
  readonly company: StoredRecord;
}

/** Firms that belong together with the client and whose work is looked at. */
const mostRelatives = 12;

/** What is open of contested work with a client: one query for each kind, in one wave; whoever asks. */
export async function listContested(context: Context, companyId: unknown): Promise<readonly StoredRecord[]> {
  if (typeof companyId !== 'string' || !isIdOf(definitions.companies, companyId)) return [];
  const pages = await Promise.all(
    contested.map((object) =>
      context.table.query({ index: 'gsi1', pk: companyId, sk: { beginsWith: openSectionOf(object) } }),
    ),
  );
  return pages.flatMap(({ items }) => items.map(fromItem));
}

/** The same with firms of its group; nothing is read for a client that has none. @param below ids of those right below it */
export async function listContestedOfGroup(
  context: Context,
  company: StoredRecord,
  below: readonly string[],
): Promise<readonly Contested[]> {
  if (!hasGroup(company, below)) return [];
  return listContestedWith(context, await listGroup(context.table, company, below));
}

/** The same with all that belong together with it, by brand and web domain as well; for who can wait. */
export async function listContestedOfRelatives(context: Context, company: StoredRecord): Promise<readonly Contested[]> {
  const relatives = await findRelatives(context.table, company, context.directory.frequencies);
  return listContestedWith(
    context,
    relatives.map(({ record }) => record),
  );
}

async function listContestedWith(context: Context, companies: readonly StoredRecord[]): Promise<readonly Contested[]> {
  const work = await Promise.all(
    companies
      .slice(0, mostRelatives)
      .map(async (company) => (await listContested(context, company.id)).map((record) => ({ record, company }))),
  );
  return work.flat();
}
