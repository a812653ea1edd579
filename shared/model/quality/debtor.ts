import { addDays } from './days.ts';
import type { Loss } from './quality.ts';

/** Whoever is given a client is not answerable at once for what others left undone. */
const graceDays = 30;

/** What came in by a file without being complete is for whoever brought it in to complete. */
const importDays = 90;

/** Whose a record is, as far as it says who is to mend it. */
export interface Belonging {
  readonly ownerId: string;
  readonly createdBy: string;
  readonly createdAt: string;
  /** Since when it is its owner's, when it was somebody else's before. */
  readonly ownerSince?: string;
  /** It came by an import. */
  readonly isImported: boolean;
  /** The day until which somebody signed for what the import left undone; absent: as long as is usual. */
  readonly importedUntil?: string;
}

/** The first day on which its owner answers for the record; `undefined`: always did. */
export function endOfGrace({ ownerSince }: Belonging): string | undefined {
  return ownerSince === undefined ? undefined : addDays(ownerSince, graceDays);
}

/** The first day on which what an import left undone is the owner's to mend. */
export function endOfImport(belonging: Belonging): string | undefined {
  const { isImported, importedUntil, createdAt, createdBy, ownerId } = belonging;
  return isImported && createdBy !== ownerId ? (importedUntil ?? addDays(createdAt, importDays)) : undefined;
}

export function isOfImport(belonging: Belonging, { dimension }: Loss, day: string): boolean {
  const end = endOfImport(belonging);
  return end !== undefined && day < end && (dimension === 'completeness' || dimension === 'validity');
}

/** Whom the lost points count against; `null`: nobody, for the time being. */
export function debtorOf(belonging: Belonging, loss: Loss, day: string): string | null {
  if (isOfImport(belonging, loss, day)) return belonging.createdBy;
  const grace = endOfGrace(belonging);
  return grace !== undefined && day < grace ? null : belonging.ownerId;
}
