import { nestCustom } from '#shared/model/custom-values.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { type Definitions, findField } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Fields, Identifier } from '#shared/model/records.ts';
import { validateFields } from '#shared/model/validation.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import type { Context } from '../../context.ts';
import { identityKeysOf } from '../../records/commit.ts';
import type { CellRules } from '../mapping/cell-rules.ts';
import { findHolders, nameOfIdentifier } from '../matching/find-records.ts';
import { type DuplicatePolicy, type PagesBefore, settleLookAlikes } from '../matching/look-alikes.ts';
import { lookUp } from '../matching/look-up.ts';
import { matchRows } from '../matching/match-rows.ts';
import { type ReadAhead, readAhead } from '../matching/read-ahead.ts';
import type { RowMatch } from '../matching/row-keys.ts';
import type { RowMemory } from '../matching/row-memory.ts';
import { type DraftedRow, draftRow, refuseRow } from './draft-rows.ts';
import type { PlanRow } from './plan-row.ts';
import { type ColumnTargets, type RowChunk, type RowInput, readRows } from './read-rows.ts';
import { type Reason, reasonsOf } from './reason.ts';

export interface PlanSettings {
  readonly targets: ColumnTargets;
  readonly match: RowMatch;
  readonly duplicates: DuplicatePolicy;
  /** Checked before. */
  readonly defaults: Fields;
  readonly rules: CellRules;
  /** Fields that name records which are made where they are not there yet. */
  readonly create: readonly string[];
}

/**
 * Decides for each of these rows of the file what will be done with it. Reads in batches, and writes nothing.
 * @param before what is known of the rows before
 */
export async function buildPlan(
  context: Context,
  definition: ObjectDefinition,
  table: RowChunk,
  { targets, match, duplicates, defaults, rules, create }: PlanSettings,
  before: PagesBefore,
): Promise<readonly PlanRow[]> {
  const { memory } = before;
  const ahead = readAhead(context.table);
  const planning: Context = { ...context, table: ahead, isMatchedLater: true };
  const visible = visibleDefinition(context.actor.permissions, definition);
  const read = readRows(table, targets, definition.name, context.tenant, rules).map((row) => checkFields(visible, row));
  const { system } = rules;
  const ownerId = defaults[definition.owner];
  const complete = await lookUp(planning, ahead, visible, read, {
    ...(system !== undefined && { system }),
    create,
    ownerId,
    memory,
  });
  const matched = await matchRows(planning, ahead, definition, match, complete.filter(isSound), memory);
  const sound = await settleLookAlikes(planning, ahead, definition, matched, duplicates, before);
  const drafted: DraftedRow[] = [];
  for (const row of sound) drafted.push(await draftRow(planning, definition, row, defaults));
  const free = await refuseTaken(ahead, context.directory.definitions, definition, drafted, memory);
  const refused = complete.filter((row) => !isSound(row)).map((row) => refuseRow(row, row.reasons));
  return [...free, ...refused].sort((one, other) => one.row - other.row);
}

function isSound({ reasons }: RowInput): boolean {
  return reasons.length === 0;
}

/** All faults of a row at once, and no look-ups for values that cannot be. */
function checkFields(definition: ObjectDefinition, row: RowInput): RowInput {
  try {
    validateFields(definition, nestCustom(row.fields), 'patch');
    return row;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...row, reasons: [...row.reasons, ...reasonsOf(error, row.cellsByField)] };
  }
}

/** Writing would refuse a number, or another value that is the only one, which another record holds or another row takes. */
async function refuseTaken(
  ahead: ReadAhead,
  definitions: Definitions,
  definition: ObjectDefinition,
  rows: readonly DraftedRow[],
  memory: RowMemory,
): Promise<readonly PlanRow[]> {
  const keysOf = ({ change }: DraftedRow) => identityKeysOf(definitions, change?.after);
  const holders = await findHolders(ahead, definition, rows.flatMap(keysOf));
  return rows.map((drafted) => {
    const { plan, change } = drafted;
    const keys = keysOf(drafted);
    const reasons = keys.flatMap((key): readonly Reason[] => {
      const field = findField(definition, key.scheme)?.name ?? 'identifiers';
      const holder = holders.get(nameOfIdentifier(key));
      if (holder !== undefined && holder !== change?.after.id) return [{ code: 'identity.taken', field }];
      const row = memory.rowOf(taking(key));
      return row === undefined ? [] : [{ code: 'same_row', field, params: { row } }];
    });
    if (reasons.length > 0) return refuseRow(plan, reasons.slice(0, 1));
    for (const key of keys) memory.note(taking(key), plan.row);
    return plan;
  });
}

function taking(number: Identifier): string {
  return `takes ${nameOfIdentifier(number)}`;
}
