import type { JoinState } from '#shared/model/teamwork.ts';
import { dueIndexKeys, joinRequestIndexKeys, joinRequestKey } from '#shared/store/keys.ts';
import type { Item, Table } from '#shared/store/table.ts';

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
