import { translate } from '#shared/model/messages/translate.ts';
import { isAbsent, WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { FileStore } from '../files/file-store.ts';
import { carryOut } from './carry-out.ts';
import { type Erasure, listErasures, toErasureItem } from './erasures.ts';
import { redactRecord } from './redact-record.ts';

/**
 * Erases again what is on the list, after data came back in bulk: a backup was restored, an import or a merge undone. For a
 * single record or value ask `isErased` and `isErasedIn` before it comes back.
 * @param lines the list of the table that is in use, when the data came back into another one
 * @returns how many lines were gone through
 */
export async function replayErasures(
  context: Context,
  files: FileStore,
  lines: AsyncIterable<Erasure> | Iterable<Erasure> = listErasures(context.table),
): Promise<number> {
  const reason = translate(context.tenant.language, 'audit.personErased');
  const mandate = { context, files, reason, reasonOfOthers: reason, deadline: Number.POSITIVE_INFINITY, anew: true };
  let count = 0;
  for await (const line of lines) {
    await keepLine(context, line);
    if (line.about !== undefined) await redactRecord(context, { files, line, reason, until: line.version });
    else await carryOut(mandate, context.directory.definitions[line.object], line.id);
    count += 1;
  }
  return count;
}

async function keepLine({ table }: Context, line: Erasure): Promise<void> {
  try {
    await table.write({ put: toErasureItem(line), if: isAbsent });
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
  }
}
