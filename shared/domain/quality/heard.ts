import { definitions } from '#shared/model/objects/registry.ts';
import { weeksAfter } from '#shared/model/quality/days.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Table } from '#shared/store/table.ts';
import { companyIdOf } from '../records/record-facts.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive } from '../records/stored-record.ts';
import { isTalk } from './contact-facts.ts';

/**
 * Companies that talks are about, with when the last of these talks was; `undefined`: one was taken back, so that its
 * timeline has to say. The index of timelines may not have these talks yet.
 */
export type Heard = ReadonlyMap<string, string | undefined>;

/** Of those of the records that are activities. */
export async function listTalks(table: Table, ids: readonly string[]): Promise<Heard> {
  const activities = [...new Set(ids)].filter((id) => id.startsWith(`${definitions.activities.prefix}_`));
  if (activities.length === 0) return new Map();
  const items = await table.getMany(activities.map(recordKey), { consistent: true });
  const heard = new Map<string, string | undefined>();
  const takenBack = new Set<string>();
  for (const record of items.map(fromItem)) {
    const companyId = isTalk(record) ? companyIdOf(record) : undefined;
    if (companyId === undefined) continue;
    const at = String(record.data.at);
    if (!isLive(record)) takenBack.add(companyId);
    else if (at > (heard.get(companyId) ?? '')) heard.set(companyId, at);
  }
  for (const companyId of takenBack) heard.set(companyId, undefined);
  return heard;
}

/** Whether a talk changes nothing, since something was heard in that week or later. @param known the Monday it counts from */
export function isHeardOf(talk: string | undefined, known: string | undefined): boolean {
  return talk !== undefined && known !== undefined && weeksAfter(talk, 0) <= known;
}
