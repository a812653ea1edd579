import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { Money } from '../../ui/money.tsx';
import { DueDate } from './due-date.tsx';
import { RecordLink } from './record-link.tsx';
import styles from './record-rows.module.css';
import { useTitle } from './record-title.ts';
import { StateBadge } from './state-badge.tsx';
import { structureOf } from './structure.ts';

interface RecordRowProps {
  readonly definition: ObjectDefinition;
  readonly record: CrmRecord;
  /** Before the words: what can be done at once. */
  readonly action?: ReactNode;
  /** Said besides its own figures. */
  readonly note?: ReactNode;
  /** In place of its state. */
  readonly aside?: ReactNode;
}

/** A record among others: its title, what it comes to, its date and how far it is. */
export function RecordRow({ definition, record, action, note, aside }: RecordRowProps) {
  const titleOf = useTitle();
  const sum = record.total ?? record.amount;
  const hasDate = typeof record[structureOf(record.object).date ?? ''] === 'string';
  return (
    <li className={styles.row}>
      {action}
      <div className={styles.words}>
        <RecordLink object={record.object} id={record.id} className={styles.title}>
          {titleOf(record)}
        </RecordLink>
        <Text component="div" size="xs" c="dimmed" className={styles.figures}>
          {typeof sum === 'string' && (
            <span>
              <Money amount={sum} currency={typeof record.currency === 'string' ? record.currency : undefined} />
            </span>
          )}
          {hasDate && <DueDate record={record} />}
          {note}
        </Text>
      </div>
      <div className={styles.state}>{aside ?? <StateBadge definition={definition} record={record} />}</div>
    </li>
  );
}
