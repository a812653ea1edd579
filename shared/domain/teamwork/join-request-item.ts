import type { JoinState } from '#shared/model/teamwork.ts';
import { dueIndexKeys, joinRequestIndexKeys, joinRequestKey, openJoinRequestKey } from '#shared/store/keys/teamwork.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { listOrigins } from '../records/origins.ts';
import { loadRecord } from '../records/read-record.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { followMerges } from '../records/survivor.ts';

/** Somebody asks to work with a client together with its account manager. */
export interface JoinRequest {
  readonly id: string;
  readonly companyId: string;
  readonly askerId: string;
  readonly message: string;
  readonly state: JoinState;
  readonly createdAt: string;
  /** From then on the head of the department decides as well. */
  readonly dueAt: string;
  /** When the head was told. */
  readonly passedOnAt?: string;
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  /** Why it was declined. */
  readonly reason?: string;
  /** Product line that it was accepted for. */
  readonly scope?: string;
}

/** As long as it is open it waits for its time. */
export function toJoinItem(request: JoinRequest): Item {
  const { id, askerId, createdAt, dueAt, state } = request;
  return {
    ...joinRequestKey(id),
    type: 'join-request',
    shape: 1,
    ...joinRequestIndexKeys(askerId, createdAt, id),
    ...(state === 'open' && dueIndexKeys('join', dueAt, id)),
    request,
  };
}

export function fromJoinItem(item: Item): JoinRequest {
  return item.request as JoinRequest;
}

export async function findJoinRequest(table: Table, id: string): Promise<JoinRequest | undefined> {
  if (!/^joi_[0-9A-Z]{26}$/.test(id)) return undefined;
  const item = await table.get(joinRequestKey(id), { consistent: true });
  return item && fromJoinItem(item);
}

/** The client that a request is about as it is now: the one that it went into, if it was merged. */
export async function loadClientOf(table: Table, companyId: string): Promise<StoredRecord | undefined> {
  const record = await loadRecord(table, companyId);
  return record?.mergedInto === undefined ? record : loadRecord(table, (await followMerges(table, record)).id);
}

/** The open request of a person for a client, also when it was asked for one that went into it. */
export async function findOpenRequest(
  table: Table,
  company: StoredRecord,
  askerId: string,
): Promise<JoinRequest | undefined> {
  const origins = await listOrigins(table, company);
  const guards = await table.getMany(
    origins.map((id) => openJoinRequestKey(id, askerId)),
    { consistent: true },
  );
  const [guard] = guards;
  return guard && findJoinRequest(table, String(guard.requestId));
}
