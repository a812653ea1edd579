import type { TableConnection } from '#shared/store/table.ts';

/** The one table that is made to prove a backup, and goes again. Only one drill at a time has it. */
export interface ScratchTables {
  /** An empty one; what a drill that broke off has left is dropped first. */
  create(): Promise<TableConnection>;
  /** As an earlier call of the same drill has left it. */
  open(): TableConnection;
  /** Also when there is none. */
  drop(): Promise<void>;
}
