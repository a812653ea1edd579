import { writeFileSync } from 'node:fs';
import { compareAll } from '#shared/domain/duplicates/compare-all.ts';
import { findDuplicates } from '#shared/domain/duplicates/find-duplicates.ts';
import type { StoredRecord } from '#shared/domain/records/record-item.ts';
import type { Item } from '#shared/store/table.ts';
import { makeCompany } from '../companies.ts';
import { KeyTable } from './key-table.ts';

interface Entry {
  readonly records: number;
  /** Of the processor, for one check. */
  readonly milliseconds: number;
  /** One after the other: what goes out together counts once. */
  readonly roundTrips: number;
  readonly queries: number;
  readonly recordsRead: number;
}

const few = 1000;
const checks = 2000;

/** What comparing so many invented companies costs the processor, and what one more costs at its entry among few and among all. */
export async function measureVolume(count: number, json: string | undefined): Promise<void> {
  const records = Array.from({ length: count }, (_, at) => inventCompany(at));
  const began = process.cpuUsage();
  const { findings } = compareAll(records);
  const background = { records: count, seconds: secondsSince(began), pairs: findings.filter(isPair).length };
  console.log(`all ${count} compared: ${background.seconds} s of the processor, ${background.pairs} pairs`);
  const entries = [];
  for (const size of [few, count]) entries.push(await measureEntry(records.slice(0, size)));
  for (const { records: size, milliseconds, roundTrips, queries, recordsRead } of entries) {
    console.log(
      `one entered among ${size}: ${milliseconds} ms, ${roundTrips} round trips (${queries} queries, ${recordsRead} records read)`,
    );
  }
  const ratio = Number(((entries[1]?.milliseconds ?? 0) / (entries[0]?.milliseconds ?? 1)).toFixed(2));
  console.log(`${ratio} times the work among ${count}`);
  if (json) writeFileSync(json, `${JSON.stringify({ background, entries, ratio }, undefined, 2)}\n`);
}

function isPair({ type }: Item): boolean {
  return type === 'pair';
}

/** Every tenth stands there twice, with a slip in its name and its phone written otherwise. */
function inventCompany(at: number): StoredRecord {
  const isCopy = at % 10 === 9;
  const record = makeCompany(isCopy ? at - 1 : at, 'owner', 'department');
  const { name, phones, emails } = record.data as {
    name: string;
    phones: readonly { e164: string }[];
    emails: unknown;
  };
  const slipped = `${name.slice(0, 2)}${name[3]}${name[2]}${name.slice(4)}`;
  return {
    ...record,
    id: makeCompany(at, 'owner', 'department').id,
    data: {
      accountManagerId: 'owner',
      name: isCopy ? slipped : name,
      phones: isCopy ? [{ value: phones[0]?.e164.replace('+33', '0') }] : phones,
      ...(!isCopy && { emails }),
      addresses: [
        { street: `${at % 90} rue ${name.split(' ')[0]}`, postalCode: String(10_000 + (at % 80_000)), city: 'Lyon' },
      ],
    },
  };
}

async function measureEntry(records: readonly StoredRecord[]): Promise<Entry> {
  const table = new KeyTable(records);
  const subjects = Array.from({ length: checks }, (_, at) => {
    const { object, data } = inventCompany((at * 37) % few);
    return { object, data };
  });
  for (const subject of subjects) await findDuplicates(table.table, subject, undefined);
  table.reset();
  const began = process.cpuUsage();
  for (const subject of subjects) await findDuplicates(table.table, subject, undefined);
  return {
    records: records.length,
    milliseconds: Number(((secondsSince(began) * 1000) / checks).toFixed(3)),
    roundTrips: Number((table.trips / checks).toFixed(2)),
    queries: Number((table.queries / checks).toFixed(1)),
    recordsRead: Number((table.read / checks).toFixed(1)),
  };
}

function secondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return Number(((user + system) / 1e6).toFixed(2));
}
