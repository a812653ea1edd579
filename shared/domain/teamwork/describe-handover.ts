import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Context } from '../context.ts';
import { titleOf } from '../records/record-facts.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { Handover } from './handover-item.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ToldHandover {
  /** null: nothing was done, it was only looked at. */
  readonly id: string | null;
  readonly dryRun: boolean;
  readonly state: Handover['state'];
  readonly company: Named;
  readonly from: Named;
  readonly to: Named;
  readonly until: string | null;
  /** What goes along, the client itself among it. */
  readonly counts: Readonly<Partial<Record<ObjectName, number>>>;
  /** The first hundred of it. */
  readonly records: readonly { readonly object: ObjectName; readonly id: string; readonly title: string }[];
  /** false: the rest follows in the background. */
  readonly done: boolean;
}

const mostNamed = 100;

export function describeHandover(
  context: Context,
  { id, state, fromId, toId, until }: Handover,
  company: StoredRecord,
  work: readonly StoredRecord[],
  { isDryRun = false } = {},
): ToldHandover {
  const nameOf = (userId: string) => ({ id: userId, name: context.directory.users.get(userId)?.name ?? '' });
  const counts: Partial<Record<ObjectName, number>> = { companies: 1 };
  for (const { object } of work) counts[object] = (counts[object] ?? 0) + 1;
  return {
    id: isDryRun ? null : id,
    dryRun: isDryRun,
    state,
    company: { id: company.id, name: String(company.data.name) },
    from: nameOf(fromId),
    to: nameOf(toId),
    until: until ?? null,
    counts,
    records: work.slice(0, mostNamed).map((record) => ({
      object: record.object,
      id: record.id,
      title: titleOf(definitions[record.object], record.data),
    })),
    done: !isDryRun && state !== 'running',
  };
}
