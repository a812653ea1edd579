import type { ObjectName } from '#shared/model/objects/definition.ts';
import { departmentPartition } from '#shared/store/keys/records.ts';
import type { Condition, Page } from '#shared/store/table.ts';
import type { Context } from '../context.ts';

export interface Affected {
  readonly records: number;
  /** There are records that were not looked at: it may be more. */
  readonly more: boolean;
}

/** Records that one look takes in; beyond it the answer says that there are others. */
const budget = 5000;
const pageSize = 1000;

/** Counts live records of an object, whoever may see them. @param condition none: nobody is affected */
export async function countAffected(
  { table, directory }: Context,
  object: ObjectName,
  condition: Condition | undefined,
): Promise<Affected> {
  if (!condition) return { records: 0, more: false };
  let records = 0;
  let left = budget;
  for (const departmentId of [...directory.departments.keys(), 'none']) {
    let startAfter: Page['next'];
    do {
      const page: Page = await table.query({
        index: 'gsi3',
        pk: departmentPartition(object, departmentId),
        limit: Math.min(pageSize, left),
        filter: condition,
        ...(startAfter && { startAfter }),
      });
      records += page.items.length;
      left -= pageSize;
      startAfter = page.next;
      if (left <= 0) return { records, more: startAfter !== undefined };
    } while (startAfter);
  }
  return { records, more: false };
}
