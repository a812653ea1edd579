import { CalendarClock } from 'lucide-react';
import type { CrmRecord } from '#shared/model/records.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { isOverdue } from './due.ts';
import styles from './due-date.module.css';
import { structureOf } from './structure.ts';

interface DueDateProps {
  readonly record: CrmRecord;
  /** Digits only, as in a table. */
  readonly short?: boolean;
}

/** The one date of a record, and whether it has passed. */
export function DueDate({ record, short }: DueDateProps) {
  const { text } = useText();
  const formats = useFormats();
  const date = record[structureOf(record.object).date ?? ''];
  if (typeof date !== 'string') return null;
  const isLate = isOverdue(record, new Date());
  return (
    <span className={styles.date} data-late={isLate || undefined}>
      {isLate && <CalendarClock size={13} aria-hidden />}
      {short ? formats.shortDate(date) : formats.date(date)}
      {isLate && <span className={short ? styles.unseen : undefined}>{` · ${text('value.overdue')}`}</span>}
    </span>
  );
}
