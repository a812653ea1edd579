import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { type Item, type TableScan, WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { inLanes } from '../in-lanes.ts';
import { scanRecords } from '../jobs/scan-records.ts';
import { masteredFields } from '../mastery/require-free.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive } from '../records/stored-record.ts';
import { considerClient } from './consider-client.ts';
import { type ClientReleaseSetting, loadClientRelease } from './settings.ts';

export interface Released {
  readonly warned: number;
  readonly released: number;
  /** Somebody was at the client, or the time was over: the next run looks again. */
  readonly postponed: number;
}

const lanes = 8;

/**
 * Warns account managers of clients that nobody has heard of for long, and gives those that were warned of to the head of
 * the department. Nothing happens when the workspace does not want it. Broken off or repeated, it does nothing twice.
 * @param length of the work in milliseconds
 */
export async function releaseClients(context: Context, scan: TableScan, length: number): Promise<Released> {
  const counts = { warned: 0, released: 0, postponed: 0 };
  const setting = await loadClientRelease(context.table);
  if (!setting.enabled) return counts;
  const deadline = context.now().getTime() + length;
  for await (const items of scanRecords(scan)) {
    const companies = items.filter(({ type }) => type === 'companies');
    await inLanes(companies, lanes, async (item) => {
      const isOver = context.now().getTime() > deadline;
      const outcome = isOver ? 'postponed' : await tryOne(context, setting, item);
      if (outcome) counts[outcome] += 1;
    });
  }
  return counts;
}

async function tryOne(
  context: Context,
  setting: ClientReleaseSetting,
  item: Item,
): Promise<keyof Released | undefined> {
  const company = fromItem(item);
  // Whose the clients are that another system gives to people, it says itself.
  const isKept = masteredFields(context, company).has(definitions.companies.owner);
  if (!isLive(company) || isKept) return undefined;
  try {
    return await considerClient(context, setting, company);
  } catch (error) {
    const isConflict = error instanceof WriteConflict || (error instanceof Problem && error.code === 'write.conflict');
    if (isConflict) return 'postponed';
    throw error;
  }
}
