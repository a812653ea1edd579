import type { Scope } from '#shared/model/permissions.ts';
import { cellPartition } from '#shared/store/keys/figures.ts';
import type { KeyRange, Table } from '#shared/store/table.ts';
import type { Context } from '../context.ts';

/** Stands for everybody in place of an owner. */
export const allOwners = '*';

export interface Cell {
  readonly ownerId: string;
  /** `2026-11` for sales, a stage for the funnel. */
  readonly period: string;
  /** Currency, or object for counts. */
  readonly dimension: string;
  readonly count: number;
  /** Thousandths */
  readonly amount: number;
}

/** One query per owner whose figures are in reach, in one wave; cells that came down to nothing are left out. */
export async function readCells(
  context: Context,
  report: string,
  owners: readonly string[],
  range?: KeyRange,
): Promise<readonly Cell[]> {
  const cells = await Promise.all(owners.map((ownerId) => readOwner(context.table, report, ownerId, range)));
  return cells.flat();
}

async function readOwner(
  table: Table,
  report: string,
  ownerId: string,
  range: KeyRange | undefined,
): Promise<readonly Cell[]> {
  const pk = cellPartition({ report, grouping: 'owner', currency: '*', ownerId });
  const { items } = await table.query({ pk, ...(range && { sk: range }) });
  return items
    .map((item) => {
      const [period = '', dimension = ''] = item.sk.split('#');
      return { ownerId, period, dimension, count: Number(item.count), amount: Number(item.amount) };
    })
    .filter((cell) => cell.count !== 0 || cell.amount !== 0);
}

/** Whose figures a scope takes in; everybody who ever owned something is still in the directory. */
export function ownersWithin(context: Context, scope: Scope): readonly string[] {
  switch (scope) {
    case 'all':
      return [...context.directory.users.keys()];
    case 'department':
      return [...context.directory.users.values()]
        .filter((user) => context.actor.departmentIds.includes(user.departmentId))
        .map((user) => user.id);
    case 'own':
      return [context.actor.id];
    case 'none':
      return [];
  }
}
