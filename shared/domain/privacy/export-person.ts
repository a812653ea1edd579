import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { Problem } from '#shared/model/problems.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { attachmentPrefix } from '#shared/store/keys/records.ts';
import { requireCapability } from '../access/access.ts';
import type { Context } from '../context.ts';
import { mayReadFiles } from '../files/attachment-access.ts';
import { type Attachment, fromAttachmentItem } from '../files/attachment-item.ts';
import { writePersonEvent } from '../organisation/person-events.ts';
import { type AuditEvent, writeNote } from '../records/audit.ts';
import { toCrmRecord } from '../records/crm-record.ts';
import { listHistory } from '../records/list-history.ts';
import { listOrigins } from '../records/origins.ts';
import { listNaming } from '../records/person-links.ts';
import { findRecord, isAllowed } from '../records/read-record.ts';
import type { StoredRecord } from '../records/stored-record.ts';

/** An answer of a function holds 6 MB; nobody has as much. */
const mostBytes = 4 * 1024 * 1024;
const pageSize = 200;

/** All that is kept about one person; beside these members one list for each object whose records name them. */
export interface PersonalData {
  readonly record: CrmRecord;
  /** Newest first. */
  readonly history: readonly AuditEvent[];
  /** Who was given these data before, and by now. */
  readonly exports: readonly Pick<AuditEvent, 'at' | 'actor'>[];
  /** Of the person and of the records that name them; each is loaded as a file of its record. */
  readonly attachments: readonly (Attachment & { readonly recordId: string })[];
  /** false: there is more than one answer can hold, and the rest was left out. */
  readonly complete: boolean;
  readonly [object: string]: unknown;
}

/**
 * @throws Problem `access.denied` | `route.not_found`, where records are no people | `not_found`
 */
export async function exportPerson(context: Context, definition: ObjectDefinition, id: string): Promise<PersonalData> {
  if (!definition.person) throw new Problem('route.not_found');
  const record = await findRecord(context, definition, id);
  requireCapability(context.actor, 'erasePersons');
  // It is noted before anything is given out, and so stands in the answer itself.
  const filters = [{ field: 'id', op: 'eq', values: [id] }];
  await context.table.transact([
    writeNote(context, record, 'export', []),
    writePersonEvent(context, context.actor.id, { action: 'export', object: record.object, filters, rows: 1 }),
  ]);
  const bounds = { left: mostBytes };
  const history = await collectHistory(context, definition, id, bounds);
  const { files, records } = await collectLinked(context, id, bounds);
  return {
    record: toCrmRecord(context, record),
    history,
    exports: history.filter(({ action }) => action === 'export').map(({ at, actor }) => ({ at, actor })),
    ...records,
    attachments: [...(await listFiles(context, record)), ...files],
    complete: bounds.left >= 0,
  };
}

interface Bounds {
  left: number;
}

function isWithin(bounds: Bounds, value: object): boolean {
  bounds.left -= Buffer.byteLength(JSON.stringify(value));
  return bounds.left >= 0;
}

async function collectHistory(
  context: Context,
  definition: ObjectDefinition,
  id: string,
  bounds: Bounds,
): Promise<readonly AuditEvent[]> {
  const events: AuditEvent[] = [];
  let cursor: string | undefined;
  do {
    const { data, page } = await listHistory(context, definition, id, { limit: pageSize, cursor });
    events.push(...data.filter((event) => isWithin(bounds, event)));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && bounds.left >= 0);
  return events;
}

type Files = PersonalData['attachments'];

interface Linked {
  readonly records: Readonly<Record<string, readonly CrmRecord[]>>;
  readonly files: Files;
}

/** Also what is in the bin: it is still kept. */
async function collectLinked(context: Context, id: string, bounds: Bounds): Promise<Linked> {
  const records: Record<string, CrmRecord[]> = {};
  const files: Files[number][] = [];
  for await (const page of listNaming(context.table, context.directory.definitions, id)) {
    for (const record of page) {
      if (!(await isAllowed(context, 'read', record))) continue;
      const shown = toCrmRecord(context, record);
      if (!isWithin(bounds, shown)) return { records, files };
      records[record.object] = [...(records[record.object] ?? []), shown];
      files.push(...(await listFiles(context, record)));
    }
  }
  return { records, files };
}

async function listFiles(context: Context, record: StoredRecord): Promise<Files> {
  if (!(await mayReadFiles(context, record))) return [];
  const origins = await listOrigins(context.table, record);
  const pages = await Promise.all(
    origins.map((pk) => context.table.query({ pk, sk: { beginsWith: attachmentPrefix } })),
  );
  return pages.flatMap(({ items }) => items.map((item) => ({ recordId: record.id, ...fromAttachmentItem(item) })));
}
