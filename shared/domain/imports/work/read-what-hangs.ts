import { definitions } from '#shared/model/objects/registry.ts';
import { auditPartition } from '#shared/store/keys/history.ts';
import type { Context } from '../../context.ts';
import { isIdOf } from '../../records/read-record.ts';
import { type ReadAhead, readAhead } from '../matching/read-ahead.ts';
import type { DoneRow } from './row-results.ts';

/** Around one record; of one that has more is asked by itself. */
const usual = 60;

/**
 * Reads what it takes to say whether records can go: they themselves with their files, their history where an import changed
 * them, and what hangs on clients.
 */
export async function readWhatHangs({ table }: Context, rows: readonly DoneRow[]): Promise<ReadAhead> {
  const ahead = readAhead(table);
  const ids = [...new Set(rows.map(({ recordId }) => recordId))];
  const changed = rows.filter(({ outcome }) => outcome === 'updated').map(({ recordId }) => auditPartition(recordId));
  const clients = ids.filter((id) => isIdOf(definitions.companies, id));
  await Promise.all([
    ahead.fetchPartitions({ pks: [...ids, ...changed], limit: usual, consistent: true }),
    ahead.fetchPartitions({ index: 'gsi1', pks: clients, limit: usual }),
  ]);
  return ahead;
}
