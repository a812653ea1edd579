import { linkKey } from '#shared/store/keys/records.ts';
import type { Write } from '#shared/store/table.ts';
import { linkedIdsOf } from './record-facts.ts';
import { isLive, type StoredRecord } from './stored-record.ts';

/** Keeps what `listLinked` reads in step with the record; one that is not live is nobody's. */
export function writeLinks(before: StoredRecord | undefined, after: StoredRecord): readonly Write[] {
  const old = linkedTo(before);
  const now = linkedTo(after);
  const keyOf = (userId: string) => linkKey(userId, after.object, after.id);
  return [
    ...now.filter((one) => !old.includes(one)).map((one) => ({ put: { ...keyOf(one), type: 'link', shape: 1 } })),
    ...old.filter((one) => !now.includes(one)).map((one) => ({ delete: keyOf(one) })),
  ];
}

function linkedTo(record: StoredRecord | undefined): readonly string[] {
  return record && isLive(record) ? linkedIdsOf(record) : [];
}
