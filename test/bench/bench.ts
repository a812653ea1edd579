import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { countWriteUnits, type WriteUnits } from '#test/support/write-units.ts';
import { type BackupFigures, measureBackup } from './backup.ts';
import { type BenchCall, type Cost, costOf, makeCalls } from './calls.ts';
import { type ExportFigures, measureExport } from './export.ts';
import { type ImportFigures, measureImport } from './import.ts';
import { type Figures, measure, type Send } from './load.ts';
import { openStack } from './stack.ts';

/**
 * `npm run bench`: requests a second, and how long they take, against the local stack with 10,000 companies, beside the same
 * work asked of the same DynamoDB Local by the SDK alone; what each call costs with few and with many companies; a backup of
 * 20,000 of them while they are changed, and its drill; an import of as many, which is undone; and their export as files of
 * each kind. `npm run bench -- --import-rows 200000`: an import of so many, and nothing else.
 */

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '10' },
    companies: { type: 'string', default: '10000' },
    sizes: { type: 'string', default: '100,10000,100000' },
    backup: { type: 'string', default: '20000' },
    import: { type: 'string', default: '20000' },
    export: { type: 'string', default: '20000' },
    /** An import of so many rows, and nothing else. */
    'import-rows': { type: 'string' },
  },
});
const importRows = values['import-rows'];
if (importRows !== undefined) {
  printImport(await measureImport(Number(importRows)));
  process.exit();
}
const seconds = Number(values.seconds);
const connections = Number(values.connections);
const measured = Number(values.companies);
const sizes = values.sizes.split(',').map(Number);

interface Row {
  readonly name: string;
  readonly api: Figures;
  readonly bare: Figures;
  /** Of the requests a second, ours to those of the SDK alone. */
  readonly ratio: number;
}

const machine = {
  processors: cpus().length,
  model: cpus()[0]?.model ?? '',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
console.log(`Steward bench · ${machine.processors} × ${machine.model}, ${machine.memoryGb} GB, Node ${machine.node}`);

const costs: Record<string, Record<string, Cost>> = {};
const rows: Row[] = [];
for (const companies of [...new Set([...sizes, measured])].sort((one, other) => one - other)) {
  console.log(`\n${companies} companies`);
  const stack = await openStack(companies, connections, { quiet: companies === measured });
  try {
    const calls = makeCalls(stack, companies, connections);
    costs[companies] = await readCosts(calls, stack.send);
    if (companies !== measured) continue;
    for (const call of calls) rows.push(await compare(call, stack.send));
  } finally {
    await stack.stop();
  }
}
printSpeed(rows);
printCosts(costs);
const units = await countWriteUnits();
printUnits(units);
const backup = Number(values.backup) > 0 ? await measureBackup(Number(values.backup)) : null;
if (backup) printBackup(backup);
const imported = Number(values.import) > 0 ? await measureImport(Number(values.import)) : null;
if (imported) printImport(imported);
const exported = Number(values.export) > 0 ? await measureExport(Number(values.export)) : null;
if (exported) printExport(exported);
if (values.json !== undefined) {
  const settings = { command: `npm run bench -- ${process.argv.slice(2).join(' ')}`.trim(), seconds, connections };
  writeFileSync(
    values.json,
    `${JSON.stringify({ machine, ...settings, companies: measured, speed: rows, costs, writeUnits: units, backup, import: imported, export: exported }, null, 2)}\n`,
  );
}

/** The second of two equal calls: the first may have to learn who asks. */
async function readCosts(calls: readonly BenchCall[], send: Send) {
  const entries: [string, Cost][] = [];
  for (const call of calls) {
    await send(call.request(0, 0));
    const answer = await send(call.request(0, 1));
    if (answer.status >= 400) throw new Error(`${call.name} answered ${answer.status}: ${answer.body}`);
    entries.push([call.name, costOf(answer)]);
  }
  return Object.fromEntries(entries);
}

async function compare(call: BenchCall, send: Send): Promise<Row> {
  const bare = await measure(seconds, connections, (lane, at) => call.bare(lane, at + 2));
  const api = await measure(seconds, connections, async (lane, at) => {
    const answer = await send(call.request(lane, at + 2));
    if (answer.status >= 400) throw new Error(`${call.name} answered ${answer.status}: ${answer.body}`);
  });
  return { name: call.name, api, bare, ratio: Math.round((api.perSecond / bare.perSecond) * 100) / 100 };
}

function printSpeed(all: readonly Row[]): void {
  console.log(`\n${seconds} s each at ${connections} connections, ${measured} companies`);
  console.log('call       requests/s   p50 ms   p99 ms    SDK alone/s   ratio');
  for (const { name, api, bare, ratio } of all) {
    const cells = [api.perSecond, api.p50.toFixed(1), api.p99.toFixed(1), bare.perSecond, ratio.toFixed(2)];
    const widths = [10, 8, 8, 14, 7];
    console.log(name.padEnd(11) + cells.map((cell, at) => String(cell).padStart(widths[at] ?? 8)).join(' '));
  }
}

function printCosts(all: Readonly<Record<string, Readonly<Record<string, Cost>>>>): void {
  console.log('\nround trips / read units / write units of one call, by the number of companies');
  const columns = Object.keys(all);
  console.log(`call      ${columns.map((column) => column.padStart(20)).join('')}`);
  for (const name of Object.keys(all[columns[0] ?? ''] ?? {})) {
    const cells = columns.map((column) => {
      const { trips, readUnits, writeUnits } = all[column]?.[name] ?? { trips: 0, readUnits: 0, writeUnits: 0 };
      return `${trips} / ${readUnits} / ${writeUnits}`.padStart(20);
    });
    console.log(name.padEnd(10) + cells.join(''));
  }
}

function printUnits(all: Readonly<Record<string, WriteUnits>>): void {
  console.log('\nwrite units of one company, with a legal number, a phone and an address');
  for (const [name, { request, derived }] of Object.entries(all)) {
    console.log(`${name.padEnd(10)} ${request} by the request, ${derived} by what follows from it`);
  }
}

function printBackup(figures: BackupFigures): void {
  const { records, items, changes, rebuilt, isEqual, isProven } = figures;
  console.log(`\na backup of ${records} companies (${items} items) on a DynamoDB Local in memory`);
  console.log(
    `backup     ${figures.backupSeconds} s, ${figures.backupItemsPerSecond} items/s, ${figures.compressedBytes} bytes; ${changes} changes of others meanwhile, ${rebuilt} records brought back to the point`,
  );
  console.log(
    `drill      ${figures.drillSeconds} s, ${figures.drillItemsPerSecond} items/s; BatchWrite alone ${figures.bareItemsPerSecond}/s, ratio ${figures.ratio}`,
  );
  console.log(
    `           ${isEqual ? 'equal to' : 'NOT EQUAL TO'} the table at the point, ${isProven ? 'proven' : 'NOT PROVEN'}, at most ${figures.peakMemoryMb} MB in this process`,
  );
}

function printImport(figures: ImportFigures): void {
  const { rows, bytes, created, reversed, items, planBytes, peakMemoryMb } = figures;
  console.log(`\nan import of ${rows} companies (${bytes} bytes) into a DynamoDB Local in memory`);
  console.log(
    `plan       ${figures.planSeconds} s, ${figures.planRowsPerSecond} rows/s, ${figures.planCalls} calls; ${planBytes} bytes`,
  );
  console.log(
    `commit     ${figures.commitSeconds} s, ${figures.commitRowsPerSecond} rows/s, ${figures.commitCalls} calls, ${created} created; their records by BatchWrite alone ${figures.bareRowsPerSecond}/s, ratio ${figures.ratio}`,
  );
  console.log(
    `undo       ${figures.undoSeconds} s, ${figures.undoRowsPerSecond} rows/s, ${figures.undoCalls} calls, ${reversed} taken back`,
  );
  console.log(
    `           all ${items} items that were written by BatchWrite alone ${figures.bareItemsPerSecond}/s, ratio ${figures.itemsRatio}; at most ${peakMemoryMb} MB in the process`,
  );
}

function printExport({ rows, bareRowsPerSecond, formats }: ExportFigures): void {
  console.log(
    `\nan export of ${rows} companies from a DynamoDB Local in memory; queries alone ${bareRowsPerSecond} rows/s`,
  );
  for (const { format, seconds: taken, rowsPerSecond, bytes, ratio, peakMemoryMb } of formats) {
    console.log(
      `${format.padEnd(10)} ${taken} s, ${rowsPerSecond} rows/s, ratio ${ratio}, ${bytes} bytes, at most ${peakMemoryMb} MB in this process`,
    );
  }
}
