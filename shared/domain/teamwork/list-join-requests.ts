import { Problem } from '#shared/model/problems.ts';
import type { JoinBox } from '#shared/model/teamwork.ts';
import { decodeCursor, encodeCursor, InvalidCursor } from '#shared/store/cursor.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import { duePartition, joinRequestsPartition } from '#shared/store/keys/teamwork.ts';
import { type MergedPage, queryMerged } from '#shared/store/merged-query.ts';
import type { Context } from '../context.ts';
import { fromItem } from '../records/record-item.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { followMerges } from '../records/survivor.ts';
import { mayBeAsked } from './deciders.ts';
import { describeJoinRequest, type ToldJoinRequest } from './describe-join-request.ts';
import { fromJoinItem, type JoinRequest } from './join-request-item.ts';

export interface JoinRequestPage {
  readonly data: readonly ToldJoinRequest[];
  readonly page: { readonly next: string | null };
}

export interface JoinRequestQuery {
  readonly box: JoinBox;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * The actor's own requests, newest first; or those that wait for the actor's decision, most urgent first: who that is
 * follows from who answers for the client now. Two round trips. A page can be short and still have a next one.
 * @throws Problem `query.invalid`
 */
export async function listJoinRequests(context: Context, query: JoinRequestQuery): Promise<JoinRequestPage> {
  const { box, limit, cursor } = query;
  const fingerprint = JSON.stringify(['join-requests', context.actor.id, box]);
  const partition =
    box === 'mine'
      ? { index: 'gsi2' as const, pk: joinRequestsPartition(context.actor.id) }
      : { index: 'gsi5' as const, pk: duePartition('join') };
  const { items, next }: MergedPage = await queryMerged(context.table, {
    partitions: [partition],
    reverse: box === 'mine',
    limit,
    ...(cursor !== undefined && { after: readCursor(cursor, fingerprint) }),
  });
  const requests = items.map(fromJoinItem);
  const companies = await loadCompanies(context, requests);
  const shown = requests.filter((request) => box === 'mine' || isToDecide(context, request, companies));
  return {
    data: shown.map((request) => describeJoinRequest(context, request, companies.get(request.companyId))),
    page: { next: next ? encodeCursor(next, fingerprint) : null },
  };
}

function isToDecide(context: Context, request: JoinRequest, companies: ReadonlyMap<string, StoredRecord>): boolean {
  const company = companies.get(request.companyId);
  return company !== undefined && request.state === 'open' && mayBeAsked(context, company, request);
}

async function loadCompanies({ table }: Context, requests: readonly JoinRequest[]) {
  const ids = [...new Set(requests.map(({ companyId }) => companyId))];
  const items = ids.length === 0 ? [] : await table.getMany(ids.map(recordKey), { consistent: true });
  const companies = await Promise.all(
    items.map(async (item) => [item.pk, await followMerges(table, fromItem(item))] as const),
  );
  return new Map(companies.filter(([, company]) => isLive(company)));
}

function readCursor(cursor: string, fingerprint: string) {
  try {
    return decodeCursor(cursor, fingerprint);
  } catch (error) {
    throw error instanceof InvalidCursor ? new Problem('query.invalid', { params: { parameter: 'cursor' } }) : error;
  }
}
