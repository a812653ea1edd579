import type { AssignedBecause } from '#shared/model/assignment.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Answers } from '#shared/model/quality/quality.ts';
import type { Fields } from '#shared/model/records.ts';
import type { RegisteredState } from '#shared/model/registries.ts';

/** A record as services handle it: its fields apart from what the system keeps about it. */
export interface StoredRecord {
  readonly object: ObjectName;
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly departmentId: string;
  /** Present: the record is in the bin. */
  readonly deletedAt?: string;
  /** In the bin, and its legal numbers stay its own: whoever enters one again is shown the way back instead. */
  readonly holdsNumbers?: true;
  /** Present: the person was erased; the rest keeps links and history whole, and never changes again. */
  readonly erasedAt?: string;
  /** Present: the record is one with this one now, which answers in its place. */
  readonly mergedInto?: string;
  /** Records that were merged into it and from which not all that hangs on them has been moved here yet. */
  readonly absorbed?: readonly string[];
  /** All that were merged into it, by the merge that did it: their histories and files belong to it. */
  readonly merged?: readonly MergedRecord[];
  /** The batch that brought it in: demo data, an import. */
  readonly batch?: string;
  /** First day on which what its import left undone is for its owner to mend, where somebody signed for it. */
  readonly importedUntil?: string;
  /** Nobody was named whose it is: rules are to say it. */
  readonly awaitsAssignment?: true;
  /** Rules said whose it is, and why; it goes with the next one whose it becomes. */
  readonly assigned?: Assigned;
  /** Since when it is its owner's, when it was somebody else's before. ISO 8601 UTC. */
  readonly ownerSince?: string;
  /** What people said about its fields: not known yet, or that they still hold. */
  readonly answers?: Answers;
  /** Of a company: what the registry of its country said against it. */
  readonly registered?: Registered;
  /** Fields of `data` that hold only the beginning of a long text; the whole is kept beside the record. */
  readonly excerpts?: readonly string[];
  readonly data: Fields;
}

export interface Assigned {
  readonly at: string;
  readonly because: AssignedBecause;
}

export interface Registered {
  readonly state: RegisteredState;
  /** What it was asked for; of a company with another number now, it says nothing. */
  readonly number: string;
  /** Of a closed one, where the registry tells the day. */
  readonly since?: string;
  /** Of the record, with which it was noted. */
  readonly version: number;
}

export interface MergedRecord {
  readonly id: string;
  readonly mergeId: string;
}

/** Neither in the bin nor erased nor merged into another. */
export function isLive({
  deletedAt,
  erasedAt,
  mergedInto,
}: Pick<StoredRecord, 'deletedAt' | 'erasedAt' | 'mergedInto'>): boolean {
  return deletedAt === undefined && erasedAt === undefined && mergedInto === undefined;
}
