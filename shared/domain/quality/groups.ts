import type { SummaryGrouping } from '#shared/model/quality/summary.ts';
import type { Context } from '../context.ts';
import { type ImportFacts, nameImports } from './name-imports.ts';
import type { OwnerSums } from './read-sums.ts';

/** What figures are told by, with its name. */
export interface QualityGroup<Sums extends OwnerSums> {
  /** User, department, source, object or import; empty: records that name none. */
  readonly id: string;
  readonly name: string | null;
  /** Of an import: who answers for what it left undone, and until when. */
  readonly waiver?: ImportFacts['waiver'];
  readonly sums: readonly Sums[];
}

/** Imports take a round trip, for their names. */
export async function groupSums<Sums extends OwnerSums>(
  context: Context,
  by: SummaryGrouping,
  sums: readonly Sums[],
): Promise<readonly QualityGroup<Sums>[]> {
  const byId = Map.groupBy(
    sums.filter((one) => isIn(by, one)),
    (one) => idOf(context, by, one),
  );
  const files = await nameImports(context, by === 'import' ? [...byId.keys()] : []);
  return [...byId].map(([id, own]) => {
    const { fileName, waiver } = files.get(id) ?? {};
    return { id, name: fileName ?? nameOf(context, by, id), ...(waiver && { waiver }), sums: own };
  });
}

const importId = /^imp_/;

/** Records that no import brought have no place in a list of imports. */
export function isIn(by: SummaryGrouping, { source = '' }: OwnerSums): boolean {
  return by !== 'import' || importId.test(source);
}

export function idOf({ directory }: Context, by: SummaryGrouping, { ownerId, object, source = '' }: OwnerSums): string {
  switch (by) {
    case 'owner':
      return ownerId;
    case 'department':
      return directory.users.get(ownerId)?.departmentId ?? '';
    case 'object':
      return object;
    case 'source':
      return importId.test(source) ? 'import' : source;
    case 'import':
      return source;
  }
}

function nameOf({ directory }: Context, by: SummaryGrouping, id: string): string | null {
  if (by === 'owner') return directory.users.get(id)?.name ?? null;
  return by === 'department' ? (directory.departments.get(id)?.name ?? null) : null;
}
