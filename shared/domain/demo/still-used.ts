import { definitions } from '#shared/model/objects/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import type { Item, Table } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { hasFiles } from '../files/remove-files-of.ts';
import { inLanes } from '../in-lanes.ts';
import { listEventsSince } from '../records/audit.ts';
import { fromItem } from '../records/record-item.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { demoBatch } from './world.ts';

const lanes = 8;

/** Demo records that cannot go: those that people changed, and those that records of people's own hang on. */
export async function findStillUsed(context: Context, records: readonly StoredRecord[]): Promise<ReadonlySet<string>> {
  const byId = new Map(records.map((record) => [record.id, record]));
  const used = new Set<string>();
  await inLanes(records, lanes, async (record) => {
    if (await wasTouched(context, record)) used.add(record.id);
    if (record.object !== 'companies') return;
    for (const own of await listOwnOf(context.table, record.id)) for (const id of referencesOf(own)) used.add(id);
  });
  // A set that grows while it is walked: what is kept keeps what it refers to.
  for (const id of used) {
    const record = byId.get(id);
    if (record) for (const other of referencesOf(record)) used.add(other);
  }
  return used;
}

/** Jobs put records right by themselves: what they did is nobody's work. */
async function wasTouched(context: Context, { id, version }: StoredRecord): Promise<boolean> {
  if (await hasFiles(context.table, id)) return true;
  if (version === 1) return false;
  const events = await listEventsSince(context, id, 1);
  return events.some(({ actor }) => !actor.id.startsWith('system:'));
}

/** What hangs on the company's card without being demo data. */
async function listOwnOf(table: Table, companyId: string): Promise<readonly StoredRecord[]> {
  const items: Item[] = [];
  let startAfter: Awaited<ReturnType<Table['query']>>['next'];
  do {
    const page = await table.query({ index: 'gsi1', pk: companyId, ...(startAfter && { startAfter }) });
    items.push(...page.items);
    startAfter = page.next;
  } while (startAfter);
  return items.filter((item) => String(item.type) in definitions && item.batch !== demoBatch).map(fromItem);
}

function referencesOf({ object, data }: { readonly object: StoredRecord['object']; readonly data: Fields }) {
  return definitions[object].fields
    .filter(({ to }) => to !== undefined && to in definitions)
    .flatMap(({ name }) => (typeof data[name] === 'string' ? [data[name]] : []));
}
