import { writeFileSync } from 'node:fs';
import { compareAll } from '#shared/domain/duplicates/compare-all.ts';
import { findDuplicates } from '#shared/domain/duplicates/find-duplicates.ts';
import type { Subject } from '#shared/domain/duplicates/find-matches.ts';
import type { StoredRecord } from '#shared/domain/records/stored-record.ts';
import type { Item, Page, Table } from '#shared/store/table.ts';
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
const checks = 1000;

/** What comparing so many invented companies costs the processor, and what one more costs at its entry among few and among all. */
export async function measureVolume(count: number, json: string | undefined): Promise<void> {
  const background = compareInvented(count);
  console.log(`all ${count} compared: ${background.seconds} s of the processor, ${background.pairs} pairs`);
  const asked = [];
  for (const size of [few, count]) asked.push(await recordChecks(inventCompanies(size)));
  const entries = await measureEntries(asked);
  for (const { records: size, milliseconds, roundTrips, queries, recordsRead } of entries) {
    console.log(
      `one entered among ${size}: ${milliseconds} ms, ${roundTrips} round trips (${queries} queries, ${recordsRead} records read)`,
    );
  }
  const ratio = Number(((entries[1]?.milliseconds ?? 0) / (entries[0]?.milliseconds ?? 1)).toFixed(2));
  console.log(`${ratio} times the work among ${count}`);
  if (json) writeFileSync(json, `${JSON.stringify({ background, entries, ratio }, undefined, 2)}\n`);
}

function compareInvented(count: number) {
  const records = inventCompanies(count);
  const began = process.cpuUsage();
  const { findings } = compareAll(records);
  return { records: count, seconds: secondsSince(began), pairs: findings.filter(isPair).length };
}

function inventCompanies(count: number): readonly StoredRecord[] {
  return Array.from({ length: count }, (_, at) => inventCompany(at));
}

function isPair({ type }: Item): boolean {
  return type === 'pair';
}

/**
 * Every tenth stands there twice, with a slip in its name and its phone written otherwise, however many there are. They lie
 * in streets as real ones do: a few are named in every town, most in one.
 */
function inventCompany(at: number): StoredRecord {
  const isCopy = at % 10 === 9;
  const source = isCopy ? at - 1 : at;
  const record = makeCompany(source, 'owner', 'department');
  const { name, phones, emails } = record.data as {
    name: string;
    phones: readonly { e164: string }[];
    emails: unknown;
  };
  const slipped = `${name.slice(0, 2)}${name[3]}${name[2]}${name.slice(4)}`;
  const [street, house, town] = [drawRank(source, 1, 4000), drawRank(source, 2, 200), drawRank(source, 3, 500)];
  return {
    ...record,
    id: makeCompany(at, 'owner', 'department').id,
    data: {
      accountManagerId: 'owner',
      name: isCopy ? slipped : name,
      phones: isCopy ? [{ value: phones[0]?.e164.replace('+33', '0') }] : phones,
      ...(!isCopy && { emails }),
      addresses: [
        {
          street: `${house} rue ${nameOf(street)}`,
          postalCode: String(10_000 + town * 20 + (street % 20)),
          city: nameOf(7000 + town),
        },
      ],
    },
  };
}

function nameOf(number: number): string {
  return String((makeCompany(number, '', '').data as { name: string }).name.split(' ')[0]);
}

/** From 1 to `most`, low ones more often: as often as the rank says (G. K. Zipf). Always the same for one number. */
function drawRank(at: number, salt: number, most: number): number {
  const hash = Math.imul(Math.imul(at + salt * 7919, 2654435761) ^ (at >>> 7), 2246822519) >>> 0;
  return Math.floor((most + 1) ** (hash / 2 ** 32));
}

interface Checks extends Omit<Entry, 'milliseconds'> {
  readonly subjects: readonly Subject[];
  /** What the table says to each of them. */
  readonly plays: readonly (readonly Answer[])[];
}

const rounds = 9;

/** In turns, so that whatever else the machine does meets both sizes; the median round counts. */
async function measureEntries(asked: readonly Checks[]): Promise<readonly Entry[]> {
  const spent = asked.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, { subjects, plays }] of asked.entries()) {
      const began = process.cpuUsage();
      for (const [place, subject] of subjects.entries())
        await findDuplicates(replay(plays[place] ?? []), subject, undefined);
      // The first time much is done that is done once.
      if (round > 0) spent[at]?.push(secondsSince(began));
    }
  }
  return asked.map(({ subjects: _, plays: __, ...figures }, at) => {
    const median = spent[at]?.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
    return { ...figures, milliseconds: Number(((median * 1000) / checks).toFixed(3)) };
  });
}

type Answer = Page | readonly Item[];

/** What the table says to each check: it works on another machine, and its time and memory are none of the function's. */
async function recordChecks(records: readonly StoredRecord[]): Promise<Checks> {
  const keyTable = new KeyTable(records);
  const subjects = Array.from({ length: checks }, (_, at) => {
    const { object, data } = inventCompany(Math.floor(((at * 37) % few) * (records.length / few)));
    return { object, data };
  });
  const plays: (readonly Answer[])[] = [];
  for (const subject of subjects) {
    const answers: Answer[] = [];
    const keep = <Kept extends Answer>(answer: Kept) => {
      answers.push(answer);
      return answer;
    };
    const { table } = keyTable;
    const listener: Pick<Table, 'query' | 'getMany'> = {
      query: async (query) => keep(await table.query(query)),
      getMany: async (keys) => keep(await table.getMany(keys)),
    };
    await findDuplicates(listener as Table, subject, undefined);
    // As they come from afar: close together in memory, however large the table is.
    plays.push(structuredClone(answers));
  }
  const { trips, queries, read } = keyTable;
  return {
    records: records.length,
    roundTrips: Number((trips / checks).toFixed(2)),
    queries: Number((queries / checks).toFixed(1)),
    recordsRead: Number((read / checks).toFixed(1)),
    subjects,
    plays,
  };
}

/** Gives the answers once more, in their order. */
function replay(answers: readonly Answer[]): Table {
  const rest = answers.values();
  const next = async () => rest.next().value;
  return { query: next, getMany: next } as unknown as Table;
}

function secondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return Number(((user + system) / 1e6).toFixed(3));
}
