import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import { holdingRange } from '#shared/store/record-index-keys.ts';
import type { Context } from '../context.ts';
import { requireNotErased } from '../privacy/erasures.ts';
import { type Attempt, applyOnce } from './apply-once.ts';
import { diffFields } from './audit.ts';
import type { Change } from './change.ts';
import { findRecord, readRecord, requireAllowed } from './read-record.ts';
import { titleOf } from './record-facts.ts';
import { fromItem } from './record-item.ts';
import { nextVersion } from './record-versions.ts';
import { saveChange } from './save-change.ts';
import type { StoredRecord } from './stored-record.ts';
import { withSurvivors } from './survivor.ts';

/**
 * Into the bin: out of every list and search. History and legal numbers stay its own, and `restoreRecord` brings it back.
 * @throws Problem `not_found` | `access.denied` | `record.in_use`, with the open deals, debts and contracts
 * that hold a company, which can be archived instead
 */
export async function deleteRecord(
  context: Context,
  definition: ObjectDefinition,
  id: string,
  attempt?: Attempt,
): Promise<void> {
  await applyOnce(context, attempt, () => draftDeletion(context, definition, id));
}

/**
 * @param right that it takes: who imports may take back what came in so, and nothing else; the numbers of what is taken back
 * are free for the next import
 */
export async function draftDeletion(
  context: Context,
  definition: ObjectDefinition,
  id: string,
  right: 'delete' | 'import' = 'delete',
): Promise<Change> {
  const before = await readRecord(context, definition, id);
  await requireAllowed(context, right, before);
  if (definition.name === 'companies')
    for (const one of [id, ...(before.absorbed ?? [])]) await requireNothingHolds(context, one);
  const after = {
    ...nextVersion(context, before, before.data),
    deletedAt: context.now().toISOString(),
    ...(right === 'delete' && { holdsNumbers: true as const }),
  };
  return { before, after, action: 'delete', changes: [] };
}

/**
 * @throws Problem `not_found` | `access.denied` | `identity.taken`, when a legal number went to another record meanwhile |
 * `record.erased`
 */
export async function restoreRecord(context: Context, definition: ObjectDefinition, id: string): Promise<StoredRecord> {
  const before = await findRecord(context, definition, id);
  await requireAllowed(context, 'delete', before);
  await requireNotErased(context.table, id);
  if (before.deletedAt === undefined) return before;
  // What it names may have become one with another meanwhile.
  const data = await withSurvivors(context.table, definition, before.data);
  const { deletedAt: _restored, holdsNumbers: _held, ...after } = nextVersion(context, before, data);
  return saveChange(context, { before, after, action: 'restore', changes: diffFields(before.data, data) });
}

/** Holders that are named; one is enough to refuse. */
const mostNamed = 20;

async function requireNothingHolds(context: Context, companyId: string): Promise<void> {
  const { items } = await context.table.query({ index: 'gsi1', pk: companyId, sk: holdingRange });
  const holders = items
    .map(fromItem)
    .filter(({ object }) => definitions[object].holdsCompany)
    .slice(0, mostNamed)
    .map(({ object, id, data }) => ({ object, id, title: titleOf(definitions[object], data) }));
  if (holders.length > 0) throw new Problem('record.in_use', { members: { holders, actions: ['archive'] } });
}
