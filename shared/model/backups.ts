/** How long a backup is kept follows from what it is the first of. */
export const backupKinds = ['daily', 'weekly', 'monthly'] as const;
export type BackupKind = (typeof backupKinds)[number];

/** Where what lies in the bucket of backups, as beginnings of keys; the older ones began with a year. */
export const backupPlaces = { daily: 'daily/', weekly: 'weekly/', monthly: 'monthly/', files: 'files/' } as const;

/** Where an archive of a whole workspace lies, unpacked, to be brought into a table. */
export const archivePlace = 'archives/';
export const archiveDays = 7;
export const archiveManifest = 'manifest.json';

export function archiveFolder(id: string): string {
  return `${archivePlace}${id}/`;
}

/** Days that a backup of each kind is kept, never more than the tenant asks for. */
export function daysKept(kind: BackupKind, backupDays: number): number {
  return Math.min({ daily: 14, weekly: 63, monthly: backupDays }[kind], backupDays);
}

/** A copied file serves all backups of its month, the last of which is kept so long. */
export function daysFilesKept(backupDays: number): number {
  return backupDays + 31;
}

/** A week between two drills, and a day for mending what the last one found. */
const defaultProofDays = 8;

/** Days after which the last proven restore is too old. */
export function proofDaysOf({ proofDays }: { readonly proofDays?: number | undefined }): number {
  return proofDays ?? defaultProofDays;
}

/** What can be wrong with a backup, or with what it restores to; the web has words for each. */
export const backupFaultCodes = [
  'format',
  'manifest.missing',
  'manifest.truncated',
  'manifest.altered',
  'chunk.missing',
  'chunk.altered',
  'chunk.unreadable',
  'file.missing',
  'file.altered',
  'history.gap',
  'items',
  'records',
  'content',
  'figures',
  'reference',
  'identity',
  'erasure',
] as const;
export type BackupFaultCode = (typeof backupFaultCodes)[number];

export interface BackupFault {
  readonly code: BackupFaultCode;
  /** Key of a chunk or file, id of a record, kind of items: never a value of a record. */
  readonly where: string;
  readonly expected?: string;
  readonly found?: string;
}
