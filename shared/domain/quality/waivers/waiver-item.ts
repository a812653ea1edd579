import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { QualityRule } from '#shared/model/quality/quality.ts';
import type { WaiverState } from '#shared/model/quality/waivers.ts';
import { waiverIndexKeys, waiverKey, waiverMarkKey, waiverMarkPrefix } from '#shared/store/keys/teamwork.ts';
import { type Condition, type Item, isAbsent, type Table, type Write } from '#shared/store/table.ts';

/** Somebody asks that a rule does not count for a field of a record. */
export interface Waiver {
  readonly id: string;
  readonly object: ObjectName;
  readonly recordId: string;
  readonly field: string;
  readonly rule: QualityRule;
  readonly reason: string;
  /** First day on which it counts again. */
  readonly until: string;
  readonly state: WaiverState;
  readonly askerId: string;
  readonly createdAt: string;
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  /** Why it was declined. */
  readonly answer?: string;
}

/** After it is over, somebody may still ask why. In seconds. */
const keptAfter = 366 * 24 * 3600;

const isAsked: Condition = { attribute: 'waiver.state', op: 'eq', value: 'asked' };

/** The waiver itself, and what the record shows: the last one of the field and the rule. */
export function writeNewWaiver(waiver: Waiver): readonly Write[] {
  const isFree: Condition = { any: [isAbsent, { attribute: 'waiver.state', op: 'ne', value: 'asked' }] };
  return [
    { put: toMarkItem(waiver), if: isFree },
    { put: toWaiverItem(waiver), if: isAbsent },
  ];
}

/** Happens once. */
export function writeDecision(waiver: Waiver): readonly Write[] {
  return [{ put: toWaiverItem(waiver), if: isAsked }, { put: toMarkItem(waiver) }];
}

export function toWaiverItem(waiver: Waiver): Item {
  const { id, askerId, state, createdAt } = waiver;
  const keys = { ...waiverKey(id), ...waiverIndexKeys(askerId, state, createdAt, id) };
  return { ...keys, type: 'waiver', shape: 1, waiver, ttl: expiryOf(waiver) };
}

function toMarkItem(waiver: Waiver): Item {
  const key = waiverMarkKey(waiver.recordId, waiver.field, waiver.rule);
  return { ...key, type: 'waiver-mark', shape: 1, waiver, ttl: expiryOf(waiver) };
}

function expiryOf({ until }: Waiver): number {
  return Math.floor(Date.parse(`${until}T00:00:00Z`) / 1000) + keptAfter;
}

export function fromWaiverItem(item: Item): Waiver {
  return item.waiver as Waiver;
}

export async function findWaiver(table: Table, id: string): Promise<Waiver | undefined> {
  if (!/^qwv_[0-9A-Z]{26}$/.test(id)) return undefined;
  const item = await table.get(waiverKey(id), { consistent: true });
  return item && fromWaiverItem(item);
}

/** Of each field and rule the last one that was asked for. */
export async function readWaiversOf(table: Table, recordId: string): Promise<readonly Waiver[]> {
  const { items } = await table.query({ pk: recordId, sk: { beginsWith: waiverMarkPrefix }, consistent: true });
  return items.map(fromWaiverItem);
}
