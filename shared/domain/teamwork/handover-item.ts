import type { CoManager } from '#shared/model/records.ts';
import type { HandoverState } from '#shared/model/teamwork.ts';
import { dueIndexKeys, handoverIndexKeys, handoverKey, handoversPartition } from '#shared/store/keys/teamwork.ts';
import type { Item, Table, Write } from '#shared/store/table.ts';

/** A client goes to another account manager with the open work that the former one had with it, for good or for a time. */
export interface Handover {
  readonly id: string;
  readonly companyId: string;
  readonly fromId: string;
  readonly toId: string;
  /** Who handed over. */
  readonly by: string;
  readonly createdAt: string;
  /** When it comes back; absent: it stays. */
  readonly until?: string;
  readonly note?: string;
  /** Nobody asked for it: the client was released. */
  readonly isRelease?: true;
  readonly state: HandoverState;
  /** What goes along: ids of records. */
  readonly records: readonly string[];
  /** How many of them were looked at on the way that it is on. */
  readonly position: number;
  /** What the receiver was before, if a co-manager. */
  readonly formerCoManager?: CoManager;
}

/** While something is to come, it waits for its time. */
function dueAtOf({ state, createdAt, until }: Handover): string | undefined {
  if (state === 'done') return undefined;
  return state === 'running' ? createdAt : until;
}

export function toHandoverItem(handover: Handover): Item {
  const { id, companyId, createdAt } = handover;
  const dueAt = dueAtOf(handover);
  return {
    ...handoverKey(id),
    type: 'handover',
    shape: 1,
    ...handoverIndexKeys(companyId, createdAt, id),
    ...(dueAt !== undefined && dueIndexKeys('handover', dueAt, id)),
    handover,
  };
}

/** Only if it stands where it was read: two workers at once do not both go on. */
export function advance(before: Handover, after: Handover): Write {
  return {
    put: toHandoverItem(after),
    if: {
      all: [
        { attribute: 'handover.state', op: 'eq', value: before.state },
        { attribute: 'handover.position', op: 'eq', value: before.position },
      ],
    },
  };
}

export function fromHandoverItem(item: Item): Handover {
  return item.handover as Handover;
}

export async function findHandover(table: Table, id: string): Promise<Handover | undefined> {
  const item = await table.get(handoverKey(id), { consistent: true });
  return item && fromHandoverItem(item);
}

/** The newest one of a client. */
export async function findLastHandover(table: Table, companyId: string): Promise<Handover | undefined> {
  const pk = handoversPartition(companyId);
  const { items } = await table.query({ index: 'gsi2', pk, reverse: true, limit: 1 });
  return items[0] && fromHandoverItem(items[0]);
}
