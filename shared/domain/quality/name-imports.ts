import { jobKey } from '#shared/store/keys/jobs.ts';
import type { Context } from '../context.ts';
import { maySee } from '../imports/import-access.ts';
import { type ImportEntry, toEntry } from '../imports/import-entry.ts';

export interface ImportFacts {
  readonly fileName: string;
  /** Who answers for what the import left undone, and until when. */
  readonly waiver?: {
    readonly reason: string;
    readonly until: string;
    readonly signedBy: { readonly id: string; readonly name: string };
  };
}

/** What imports were made from, by id; those of others only as far as the right to import reaches. */
export async function nameImports(context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, ImportFacts>> {
  if (ids.length === 0) return new Map();
  const items = await context.table.getMany(ids.map(jobKey));
  const entries = items.map(toEntry).filter((entry) => maySee(context, entry));
  return new Map(entries.map((entry) => [entry.id, describeFacts(context, entry)]));
}

function describeFacts({ directory }: Context, { fileName, waiver }: ImportEntry): ImportFacts {
  if (!waiver) return { fileName };
  const { reason, until, signedBy } = waiver;
  return {
    fileName,
    waiver: { reason, until, signedBy: { id: signedBy, name: directory.users.get(signedBy)?.name ?? '' } },
  };
}
