import { type BackupKind, backupPlaces, daysKept } from '#shared/model/backups.ts';
import { dayIn } from '../organisation/calendar.ts';

const dayLength = 24 * 3600 * 1000;

export interface Kept {
  readonly kind: BackupKind;
  readonly at: string;
}

/** The first backup of a month is kept longest, then the first of a week, which begins with Monday. */
export function chooseKind(now: Date, timeZone: string, earlier: readonly Kept[]): BackupKind {
  const today = dayIn(timeZone, now);
  const days = earlier.map(({ kind, at }) => ({ kind, day: dayIn(timeZone, new Date(at)) }));
  const month = today.slice(0, 7);
  if (!days.some(({ kind, day }) => kind === 'monthly' && day.startsWith(month))) return 'monthly';
  const isOfWeek = days.some(({ kind, day }) => kind !== 'daily' && mondayOf(day) === mondayOf(today));
  return isOfWeek ? 'daily' : 'weekly';
}

function mondayOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - weekday * dayLength).toISOString().slice(0, 10);
}

export function expiryOf(kind: BackupKind, point: string, backupDays: number): string {
  return new Date(Date.parse(point) + daysKept(kind, backupDays) * dayLength).toISOString();
}

/** Below it lies all of a backup but its files. */
export function folderOf(kind: BackupKind, point: string, id: string): string {
  return `${backupPlaces[kind]}${point.slice(0, 10)}/${id}/`;
}
