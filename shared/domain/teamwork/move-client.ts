import { definitions } from '#shared/model/objects/registry.ts';
import type { CoManager } from '#shared/model/records.ts';
import type { Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { diffFields } from '../records/audit.ts';
import { recordWrites } from '../records/commit.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import { nextVersion } from '../records/record-versions.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { Handover } from './handover-item.ts';
import { goesAlong } from './open-work.ts';

/** One way of a hand-over: out to the receiver, or back. */
export interface Way {
  readonly fromId: string;
  readonly toId: string;
  readonly reason: string;
}

export function wayOut({ fromId, toId, note, isRelease }: Handover): Way {
  const what = isRelease ? 'Released' : 'Handed over';
  return { fromId, toId, reason: note === undefined ? what : `${what}: ${note}` };
}

export function wayBack({ fromId, toId }: Handover): Way {
  return { fromId: toId, toId: fromId, reason: 'The time of the hand-over is over' };
}

/** Those of the records that still are the former owner's, and open, go on to the new one. */
export function writeFollowers(context: Context, records: readonly StoredRecord[], way: Way) {
  const now = context.now().toISOString();
  const moved = records.filter((record) => ownerIdOf(record) === way.fromId && goesAlong(record, now));
  const writes = moved.flatMap((before) => {
    const data = { ...before.data, [definitions[before.object].owner]: way.toId };
    return writeChange(context, before, data, way.reason);
  });
  return { moved, writes };
}

/** @param coManagers as they are then */
export function writeManager(
  context: Context,
  before: StoredRecord,
  { toId, reason }: Way,
  coManagers: readonly CoManager[],
): readonly Write[] {
  const { coManagers: _former, ...rest } = before.data;
  const data = { ...rest, accountManagerId: toId, ...(coManagers.length > 0 && { coManagers }) };
  return writeChange(context, before, data, reason);
}

function writeChange(
  context: Context,
  before: StoredRecord,
  data: StoredRecord['data'],
  reason: string,
): readonly Write[] {
  const after = nextVersion(context, before, data);
  return recordWrites(context, {
    before,
    after,
    action: 'update',
    changes: diffFields(before.data, data),
    reason,
  });
}

export function coManagersOf({ data }: StoredRecord): readonly CoManager[] {
  return (data.coManagers as readonly CoManager[] | undefined) ?? [];
}

export function withoutUser(coManagers: readonly CoManager[], userId: string): readonly CoManager[] {
  return coManagers.filter((one) => one.userId !== userId);
}
