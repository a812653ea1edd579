import { Problem } from '#shared/model/problems.ts';
import { userKey } from '#shared/store/keys/organisation.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Context } from '../context.ts';
import { inLanes } from '../in-lanes.ts';
import { unbound } from '../mastery/require-free.ts';
import { commitChange } from '../records/commit.ts';
import { loadRecord } from '../records/read-record.ts';
import { ownerIdOf } from '../records/record-facts.ts';
import { fromItem } from '../records/record-item.ts';
import { nextVersion } from '../records/record-versions.ts';
import { isLive, type StoredRecord } from '../records/stored-record.ts';
import { removeDemoRules } from './assignment.ts';
import { buildDemo } from './build-demo.ts';
import { readDemoState, writeDemoState } from './demo-state.ts';
import { sellerOnLeave } from './staff.ts';
import { findStillUsed } from './still-used.ts';
import type { DemoSettings } from './world.ts';

const lanes = 8;

export interface DemoRemoval {
  /** Records that went into the bin. */
  readonly removed: number;
  /** Records that stay: people changed them, or hung records of their own on them. */
  readonly kept: number;
}

/**
 * Puts the demo records into the bin as a person would: out of lists, figures and pairs, their history kept.
 * Interrupted, it can be repeated.
 */
export async function removeDemo(
  context: Context,
  settings: Omit<DemoSettings, 'today' | 'round'>,
): Promise<DemoRemoval> {
  const state = await readDemoState(context.table);
  if (!state || state.phase === 'removed') return { removed: 0, kept: 0 };
  const records = await findLive(context, buildDemo({ ...settings, today: state.today, round: state.round }));
  const used = await findStillUsed(context, records);
  const kept = records.filter(({ id }) => used.has(id));
  let removed = 0;
  await inLanes(
    records.filter(({ id }) => !used.has(id)),
    lanes,
    async (record) => {
      if (await putIntoBin(context, record)) removed += 1;
      else kept.push(record);
    },
  );
  await removeDemoRules(context.table);
  if (kept.every((record) => ownerIdOf(record) !== sellerOnLeave.id)) {
    await context.table.write({ delete: userKey(sellerOnLeave.id) });
  }
  await writeDemoState(context.table, { ...state, phase: 'removed' });
  return { removed, kept: kept.length };
}

async function findLive({ table }: Context, records: readonly StoredRecord[]): Promise<readonly StoredRecord[]> {
  const items = await table.getMany(
    records.map(({ id }) => recordKey(id)),
    { consistent: true },
  );
  return items.map(fromItem).filter(isLive);
}

/** @returns false when somebody changed the record at the same moment: then it is theirs */
async function putIntoBin(context: Context, record: StoredRecord): Promise<boolean> {
  const before = record.excerpts ? await loadRecord(context.table, record.id) : record;
  if (before?.version !== record.version) return false;
  const after = { ...nextVersion(context, before, before.data), deletedAt: context.now().toISOString() };
  try {
    await commitChange(unbound(context), { before, after, action: 'delete', changes: [], reason: 'Demo data removed' });
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'write.conflict') return false;
    throw error;
  }
}
