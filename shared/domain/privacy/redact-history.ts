import { auditPartition } from '#shared/store/keys/history.ts';
import { type Item, isPresent, type Page, type Table } from '#shared/store/table.ts';
import { inLanes } from '../in-lanes.ts';
import { type AuditEvent, type FieldChange, toEvent } from '../records/audit.ts';

const lanes = 8;

/** Whether the values of a field go. */
export type Meant = (field: string) => boolean;

/**
 * Takes the values of fields out of the history of a record, and with them the reasons that people gave, which are free
 * text. That something changed, when and by whom stays. Repeated, it changes nothing.
 * @param until the version from which on events are not meant
 */
export async function redactHistory(
  table: Table,
  id: string,
  isMeant: Meant,
  until = Number.POSITIVE_INFINITY,
): Promise<void> {
  for await (const items of listEvents(table, id)) {
    const telling = items.filter((item) => isTelling(toEvent(item), isMeant) && toEvent(item).version < until);
    await inLanes(telling, lanes, async (item) => {
      const changes = toEvent(item).changes.map((change) => (isMeant(change.field) ? redact(change) : change));
      const { pk, sk } = item;
      await table.write({ update: { pk, sk }, set: { changes, reason: null }, if: isPresent, replaces: item });
    });
  }
}

/** Events that tell what fields contained, or may do so in their reason. */
export async function countTelling(table: Table, id: string, isMeant: Meant): Promise<number> {
  let count = 0;
  for await (const items of listEvents(table, id)) {
    count += items.filter((item) => isTelling(toEvent(item), isMeant)).length;
  }
  return count;
}

async function* listEvents(table: Table, id: string): AsyncGenerator<readonly Item[]> {
  let startAfter: Page['next'];
  do {
    const page: Page = await table.query({
      pk: auditPartition(id),
      consistent: true,
      ...(startAfter && { startAfter }),
    });
    yield page.items;
    startAfter = page.next;
  } while (startAfter);
}

/** What an erasure itself has written says nothing, and keeps its reason. */
function isTelling({ action, reason, changes }: AuditEvent, isMeant: Meant): boolean {
  if (action === 'erase') return false;
  return reason !== null || changes.some((change) => isMeant(change.field) && change.erased !== true);
}

export function redact({ field }: Pick<FieldChange, 'field'>): FieldChange {
  return { field, old: null, new: null, erased: true };
}
