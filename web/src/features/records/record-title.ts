import { definitions } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';

/** The name by which people know the record. */
export function titleOf(record: CrmRecord): string {
  const parts = definitions[record.object].title.map((name) => record[name]);
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ') || record.id;
}
