import { identityKeys } from '#shared/model/identifiers.ts';
import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';
import type { Definitions } from '#shared/model/objects/registry.ts';
import type { Identifier } from '#shared/model/records.ts';
import { cellPartition } from '#shared/store/keys/figures.ts';
import { userKey } from '#shared/store/keys/organisation.ts';
import { recordKey } from '#shared/store/keys/records.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { takeIdentity } from '#shared/store/unique.ts';
import { compareAll } from '../duplicates/compare-all.ts';
import { NameCounter } from '../duplicates/name-counter.ts';
import { readNameCounts } from '../duplicates/name-counts.ts';
import { markCounted } from '../jobs/figures-release.ts';
import { markIndexed } from '../jobs/index-release.ts';
import type { User } from '../organisation/directory.ts';
import { diffFields, writeAudit } from '../records/audit.ts';
import { splitLongTexts, writeLongTexts } from '../records/long-texts.ts';
import { writePersonLinks } from '../records/person-links.ts';
import { toItem } from '../records/record-item.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { countAll } from '../reports/count-all.ts';
import { awayFrom, writeDemoRules } from './assignment.ts';
import { buildDemo } from './build-demo.ts';
import { type DemoState, readDemoState, writeDemoState } from './demo-state.ts';
import type { Staff } from './staff.ts';
import type { DemoSettings } from './world.ts';

export interface LoadSettings extends Omit<DemoSettings, 'round'> {
  readonly definitions: Definitions;
  /** Where the company works: figures are kept by its months. */
  readonly timeZone: string;
}

export type DemoCounts = Readonly<Record<ObjectName, number>>;

/**
 * Fills the workspace with invented records. Repeated, it changes nothing; after an interruption it writes what is missing;
 * after a removal it begins another round.
 * @returns how many records of each object the load consists of
 */
export async function loadDemo(table: Table, settings: LoadSettings): Promise<DemoCounts> {
  const before = await readDemoState(table);
  const state = await nextState(table, before, settings.today);
  const records = buildDemo({ ...settings, today: state.today, round: state.round });
  if (state.phase === 'loaded') return countRecords(records);
  await writeDemoState(table, state);
  await writeUser(table, awayFrom(state.today));
  await writeDemoRules(table, settings.staff);
  const isPrepared = state.phase === 'preparing';
  if (isPrepared) {
    await writeWhatFollows(table, records, settings);
    await markCounted(table);
    await writeDemoState(table, { ...state, phase: 'loading' });
  }
  await writeRecords(table, settings.staff, before ? await withoutWritten(table, records) : records);
  if (isPrepared) await markIndexed(table, settings.definitions);
  await writeDemoState(table, { ...state, phase: 'loaded' });
  return countRecords(records);
}

async function nextState(table: Table, before: DemoState | undefined, today: string): Promise<DemoState> {
  if (before && before.phase !== 'removed') return before;
  const isEmpty = !before && (await isEmptyWorkspace(table));
  return { phase: isEmpty ? 'preparing' : 'loading', today, round: (before?.round ?? 0) + 1 };
}

/** A record that stands may have been changed by somebody already: it is left alone. */
async function withoutWritten(table: Table, records: readonly StoredRecord[]): Promise<readonly StoredRecord[]> {
  const items = await table.getMany(
    records.map(({ id }) => recordKey(id)),
    { consistent: true },
  );
  const written = new Set(items.map((item) => item.pk));
  return records.filter(({ id }) => !written.has(id));
}

/**
 * What the stream would find out record by record, at a tenth of its cost; only right where there is nobody else to compare
 * and to count. Written again from its beginning when it was interrupted.
 */
async function writeWhatFollows(
  table: Table,
  records: readonly StoredRecord[],
  { definitions, timeZone }: LoadSettings,
): Promise<void> {
  const counter = new NameCounter();
  for (const record of records) counter.add(record);
  const counts = counter.toItem();
  const { findings, states } = compareAll(records, readNameCounts(counts));
  const marks = findings.filter(({ type }) => type === 'pair-mark');
  const figures = countAll(records, { marks, definitions, timeZone });
  await table.writeMany([counts, ...findings, ...figures].map((put) => ({ put })));
  // A state says that the findings of its record stand.
  await table.writeMany(states.map((put) => ({ put })));
}

async function isEmptyWorkspace(table: Table): Promise<boolean> {
  const { items } = await table.query({
    pk: cellPartition({ report: 'records', grouping: 'owner', currency: '*' }),
    limit: 1,
  });
  return items.length === 0;
}

/** Records come last: one that stands has its history, its texts and its legal numbers. */
async function writeRecords(table: Table, staff: Staff, records: readonly StoredRecord[]): Promise<void> {
  const users = new Map(Object.values(staff).map((user) => [user.id, user]));
  await table.writeMany(
    records.flatMap((record) => companionsOf(record, users.get(record.createdBy)?.name ?? '')).map((put) => ({ put })),
  );
  await table.writeMany(records.map((record) => ({ put: toItem(splitLongTexts(record).record) })));
}

function companionsOf(record: StoredRecord, author: string): readonly Item[] {
  const actor = { id: record.createdBy, name: author };
  const identifiers = (record.data.identifiers as readonly Identifier[] | undefined) ?? [];
  const writes = [
    writeAudit({ actor, channel: 'demo' }, asCreated(record), 'create', diffFields({}, record.data)),
    ...writeLongTexts(record.id, splitLongTexts(record).texts, undefined),
    ...identityKeys(identifiers, record.data.branch as boolean | undefined).map((identity) =>
      takeIdentity(record.object, identity, record.id),
    ),
    ...writePersonLinks(undefined, record),
  ];
  return writes.flatMap((write) => ('put' in write ? [write.put] : []));
}

/** Its history begins when it was made, whenever it was touched last. */
function asCreated(record: StoredRecord): StoredRecord {
  return { ...record, updatedAt: record.createdAt };
}

async function writeUser(table: Table, user: User): Promise<void> {
  await table.write({ put: { ...userKey(user.id), type: 'user', shape: 1, data: user } });
}

function countRecords(records: readonly StoredRecord[]): DemoCounts {
  const counts = Object.fromEntries(objectNames.map((name) => [name, 0])) as Record<ObjectName, number>;
  for (const { object } of records) counts[object] += 1;
  return counts;
}
