import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import type { WaiverBox } from '#shared/model/quality/waivers.ts';
import type { Language } from '#shared/model/tenant.ts';
import { decodeCursor, encodeCursor, InvalidCursor } from '#shared/store/cursor.ts';
import { waiversOfAskerPartition, waiversPartition } from '#shared/store/keys/teamwork.ts';
import { queryMerged } from '#shared/store/merged-query.ts';
import type { Context } from '../../context.ts';
import { loadMany } from '../../records/load-many.ts';
import { isIdOf, readRecord } from '../../records/read-record.ts';
import { ownerIdOf } from '../../records/record-facts.ts';
import type { StoredRecord } from '../../records/stored-record.ts';
import { today } from '../describe-quality.ts';
import { peopleWithin } from '../reach.ts';
import { describeWaiver, mayDecide, type ToldWaiver } from './describe-waiver.ts';
import { fromWaiverItem, readWaiversOf, type Waiver } from './waiver-item.ts';

export interface WaiverPage {
  readonly data: readonly ToldWaiver[];
  readonly page: { readonly next: string | null };
}

export interface WaiverQuery {
  readonly box: WaiverBox;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * Newest first; what waits for a decision oldest first. Two round trips. A page can be short and still have a next one.
 * @throws Problem `query.invalid`
 */
export async function listWaivers(
  context: Context,
  { box, limit, cursor }: WaiverQuery,
  language: Language,
): Promise<WaiverPage> {
  const fingerprint = JSON.stringify(['waivers', context.actor.id, box]);
  const partition =
    box === 'mine'
      ? ({ index: 'gsi2', pk: waiversOfAskerPartition(context.actor.id) } as const)
      : ({ index: 'gsi5', pk: waiversPartition(box === 'granted' ? 'granted' : 'asked') } as const);
  const { items, next } = await queryMerged(context.table, {
    partitions: [partition],
    reverse: box !== 'toDecide',
    limit,
    ...(cursor !== undefined && { after: readCursor(cursor, fingerprint) }),
  });
  const waivers = items.map(fromWaiverItem);
  const records = await loadMany(context.table, [...new Set(waivers.map(({ recordId }) => recordId))]);
  const byId = new Map(records.map((record) => [record.id, record]));
  const own = waivers.filter((waiver) => isIn(context, box, waiver, byId.get(waiver.recordId)));
  const told = await Promise.all(
    own.map((waiver) => describeWaiver(context, waiver, byId.get(waiver.recordId), language)),
  );
  return { data: told.flatMap((one) => one ?? []), page: { next: next ? encodeCursor(next, fingerprint) : null } };
}

function isIn(context: Context, box: WaiverBox, waiver: Waiver, record: StoredRecord | undefined): boolean {
  if (!record || box === 'mine') return record !== undefined;
  if (box === 'toDecide') return mayDecide(context, record, waiver);
  return waiver.until > today(context) && peopleWithin(context).includes(ownerIdOf(record));
}

/** The last one of each field and rule. @throws Problem `not_found` */
export async function listWaiversOf(
  context: Context,
  definition: ObjectDefinition,
  id: string,
  language: Language,
): Promise<readonly ToldWaiver[]> {
  if (!isIdOf(definition, id)) throw new Problem('not_found');
  const record = await readRecord(context, definition, id);
  const waivers = await readWaiversOf(context.table, record.id);
  const told = await Promise.all(waivers.map((waiver) => describeWaiver(context, waiver, record, language)));
  return told.flatMap((one) => one ?? []);
}

function readCursor(cursor: string, fingerprint: string) {
  try {
    return decodeCursor(cursor, fingerprint);
  } catch (error) {
    throw error instanceof InvalidCursor ? new Problem('query.invalid', { params: { parameter: 'cursor' } }) : error;
  }
}
