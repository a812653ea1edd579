import { Text } from '@mantine/core';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { ImportRow } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { RecordLink } from '../records/record-link.tsx';
import styles from './imports.module.css';

interface LookAlikesProps {
  readonly object: ObjectName;
  readonly row: ImportRow;
}

/** What the record of a row may be the same as, and who answers for it. */
export function LookAlikes({ object, row }: LookAlikesProps) {
  const { text } = useText();
  return (row.lookAlikes ?? []).map(({ id, title, score, row: other, accountManager }) => (
    <Text size="xs" key={id ?? other ?? score} className={styles.warning}>
      {text('duplicates.score', { percent: Math.round(score * 100) })}{' '}
      {id !== undefined && (
        <RecordLink object={object} id={id} className={styles.link}>
          {title}
        </RecordLink>
      )}
      {other !== undefined && text('imports.otherRow', { row: other })}
      {id === undefined && other === undefined && text('imports.hiddenRecord')}
      {accountManager && ` · ${accountManager.name}`}
    </Text>
  ));
}
