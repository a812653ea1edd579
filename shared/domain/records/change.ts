import type { Write } from '#shared/store/table.ts';
import type { ChangeAction, FieldChange, MergeMention } from './audit.ts';
import type { StoredRecord } from './stored-record.ts';

/** What becomes of a record. */
export interface Change {
  /** The stored version that the change starts from; absent: the record is new. */
  readonly before?: StoredRecord;
  readonly after: StoredRecord;
  readonly action: ChangeAction;
  readonly changes: readonly FieldChange[];
  readonly reason?: string;
  readonly merge?: MergeMention;
  /** Whom to tell of it, and of what else the caller is told. */
  readonly notices?: readonly Write[];
  readonly warnings?: readonly object[];
  /** Writes of the caller's that must happen together with the change. */
  readonly alongside?: readonly Write[];
}
