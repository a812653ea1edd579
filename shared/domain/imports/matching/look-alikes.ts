import type { CertainPolicy, LikelyPolicy } from '#shared/model/imports.ts';
import { normaliseFields } from '#shared/model/normalisation.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Context } from '../../context.ts';
import { isCompared } from '../../duplicates/comparable.ts';
import type { FoundMatch } from '../../duplicates/find-matches.ts';
import { stops } from '../../duplicates/require-new.ts';
import { sharesIdentity } from '../../duplicates/shares-identity.ts';
import { isAllowed } from '../../records/read-record.ts';
import type { StoredRecord } from '../../records/stored-record.ts';
import type { LookAlike } from '../plan/plan-row.ts';
import type { Reason } from '../plan/reason.ts';
import { compareRows, type RowMatches, type RowSubject, toSubject } from './compare-rows.ts';
import { findInTable } from './find-in-table.ts';
import { about, type MatchedRow } from './match-rows.ts';
import type { ReadAhead } from './read-ahead.ts';
import type { RowMemory } from './row-memory.ts';
import { findEarlier, type LoadRows, noteAlike } from './twins-before.ts';

export interface DuplicatePolicy {
  readonly certain: CertainPolicy;
  readonly likely: LikelyPolicy;
  readonly reason?: string;
}

/** What is known of the pages of the plan that are made already. */
export interface PagesBefore {
  /** Learns what the rows of this page are about. */
  readonly memory: RowMemory;
  readonly loadRows: LoadRows;
}

/** More would help nobody to decide. */
const mostTold = 3;

/**
 * Holds rows that would make records against all records, whoever may see them, and against the rows before them, and
 * settles what becomes of them.
 * @param rows that nothing is wrong with
 */
export async function settleLookAlikes(
  context: Context,
  ahead: ReadAhead,
  definition: ObjectDefinition,
  rows: readonly MatchedRow[],
  policy: DuplicatePolicy,
  before: PagesBefore,
): Promise<readonly MatchedRow[]> {
  if (!isCompared(definition.name)) return rows;
  const { frequencies } = context.directory;
  const subjects = rows.filter(isNew).map(({ row, fields }) => {
    const data = normaliseFields(definition, fields, context.tenant.country);
    return toSubject(row, { object: definition.name, data }, frequencies);
  });
  const found = await findInTable(context, ahead, subjects);
  const readable = await findReadable(context, policy, found);
  const { memory, loadRows } = before;
  const earlierRows = await findEarlier(context, definition, subjects, memory, loadRows);
  const inFile = compareRows(subjects, frequencies, earlierRows);
  const left = new Set<number>();
  const bySubject = new Map(subjects.map((subject) => [subject.row, subject]));
  const settled = rows.map((row) => {
    const subject = bySubject.get(row.row);
    if (!subject) return row;
    const earlier = (inFile.get(row.row) ?? []).filter((one) => !left.has(one.row));
    const next = settle(row, { subject, found: found.get(row.row) ?? [], earlier, readable, memory, policy });
    if (next.reasons.length > 0 || next.isLeftOut) left.add(row.row);
    if (next.record) {
      left.add(row.row);
      memory.note(about(next.record.id), row.row);
    }
    return next;
  });
  for (const subject of subjects) if (!left.has(subject.row)) noteAlike(memory, subject);
  return settled;
}

function isNew({ record, reasons }: MatchedRow): boolean {
  return record === undefined && reasons.length === 0;
}

/** Only what somebody may read can be changed by a row of theirs. */
async function findReadable(
  context: Context,
  { certain }: DuplicatePolicy,
  found: ReadonlyMap<number, readonly FoundMatch[]>,
): Promise<ReadonlySet<string>> {
  if (certain !== 'update') return new Set();
  const records = [...found.values()].flat().filter(({ match }) => match.band === 'certain');
  const allowed = await Promise.all(records.map(({ record }) => isAllowed(context, 'read', record)));
  return new Set(records.filter((_, at) => allowed[at]).map(({ record }) => record.id));
}

interface Findings {
  readonly subject: RowSubject;
  readonly found: readonly FoundMatch[];
  readonly earlier: RowMatches;
  readonly readable: ReadonlySet<string>;
  /** Knows the rows that change a record. */
  readonly memory: RowMemory;
  readonly policy: DuplicatePolicy;
}

function settle(row: MatchedRow, findings: Findings): MatchedRow {
  const { subject, found, earlier, policy } = findings;
  const certain = found.filter((one) => stops(subject, one) || sharesIdentity(subject, one.record));
  if (policy.certain === 'update' && certain.length > 0)
    return changeInstead(
      row,
      certain.map(({ record }) => record),
      findings,
    );
  const twin = earlier.find(({ match }) => match.band === 'certain');
  if (twin) return refuse(row, { code: 'same_row', params: { row: twin.row } });
  // Of a number that is taken the plan tells by itself.
  if (certain.some(({ record }) => !sharesIdentity(subject, record)))
    return { ...refuse(row, { code: 'duplicate.found' }), lookAlikes: certain.map(toLookAlike).slice(0, mostTold) };
  const lookAlikes = [
    ...found.map(toLookAlike),
    ...earlier.map((one) => ({ score: one.match.score, band: one.match.band, row: one.row })),
  ].toSorted((one, other) => other.score - one.score);
  if (lookAlikes.length === 0) return row;
  const told = { ...row, lookAlikes: lookAlikes.slice(0, mostTold) };
  return policy.likely === 'skip' ? { ...told, isLeftOut: true } : told;
}

function toLookAlike({ record, match }: FoundMatch): LookAlike {
  return { score: match.score, band: match.band, id: record.id };
}

function changeInstead(
  row: MatchedRow,
  records: readonly StoredRecord[],
  { readable, memory }: Pick<Findings, 'readable' | 'memory'>,
): MatchedRow {
  const [record, ...more] = records;
  if (!record || more.length > 0) return refuse(row, { code: 'ambiguous' });
  if (!readable.has(record.id)) return refuse(row, { code: 'duplicate.found' });
  const earlier = memory.rowOf(about(record.id));
  return earlier === undefined ? { ...row, record } : refuse(row, { code: 'same_row', params: { row: earlier } });
}

function refuse(row: MatchedRow, reason: Reason): MatchedRow {
  return { ...row, reasons: [...row.reasons, reason] };
}
