import type { Item, Query, TableConnection } from '#shared/store/table.ts';

/** A table with a partition that belongs to one test. */
export interface TableScope {
  readonly table: TableConnection;
  readonly pk: string;
  /** An item of the partition. */
  readonly item: (sk: string, rest?: Readonly<Record<string, unknown>>) => Item;
  /** Sort keys of one page of the partition. */
  readonly readSks: (query?: Omit<Query, 'pk'>) => Promise<readonly string[]>;
}

export function openScope(table: TableConnection, pk: string): TableScope {
  return {
    table,
    pk,
    item: (sk, rest = {}) => ({ pk, sk, ...rest }),
    readSks: async (query = {}) => (await table.query({ pk, ...query })).items.map(({ sk }) => sk),
  };
}
