import { ActionIcon, Spoiler, Tooltip } from '@mantine/core';
import { ArrowRight, Undo2 } from 'lucide-react';
import type { FieldDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { FieldName } from '../../ui/field-name.tsx';
import { FieldValue } from '../../ui/field-value.tsx';
import { valueIn } from '../../ui/field-values.ts';
import { useNames } from '../../ui/use-names.ts';
import { isMastered } from '../mastery/use-mastered.ts';
import { useDefinition } from '../records/definitions.ts';
import styles from './change-list.module.css';
import type { FieldChange, HistoryEvent } from './history-queries.ts';
import { isSameValue } from './same-value.ts';
import type { RestoreValue } from './use-value-restoring.ts';

interface ChangeListProps {
  readonly event: HistoryEvent;
  /** As it is now. */
  readonly record: CrmRecord;
  readonly onRestore: RestoreValue | null;
}

/** Told by the history and kept beside the fields. */
const beside: Readonly<Record<string, FieldDefinition>> = {
  departmentId: { name: 'departmentId', type: 'reference', to: 'departments' },
};
const mostHeight = 190;
/** One of the two values says it all. */
const onlyNew: readonly HistoryEvent['action'][] = ['create', 'attach', 'reattach', 'download'];
const onlyOld: readonly HistoryEvent['action'][] = ['detach'];

export function ChangeList({ event, record, onRestore }: ChangeListProps) {
  const { text } = useText();
  return (
    <Spoiler maxHeight={mostHeight} showLabel={text('history.showAll')} hideLabel={text('history.showLess')} fz="sm">
      <dl className={styles.changes}>
        {event.changes.map((change) => (
          <Change key={change.field} change={change} event={event} record={record} onRestore={onRestore} />
        ))}
      </dl>
    </Spoiler>
  );
}

interface ChangeProps extends ChangeListProps {
  readonly change: FieldChange;
}

function Change({ change, event, record, onRestore }: ChangeProps) {
  const { text } = useText();
  const { fieldName } = useNames();
  const known = findField(useDefinition(record.object), change.field);
  const field = known ?? beside[change.field] ?? { name: change.field, type: 'text' };
  const name = fieldName(record.object, field);
  const showsOld = !onlyNew.includes(event.action);
  const showsNew = !onlyOld.includes(event.action);
  const side = (value: 'old' | 'new') => (
    <Side
      name={name}
      field={field}
      change={change}
      value={value}
      record={record}
      {...(onRestore && known && { onRestore: () => onRestore({ event: event.version, change, value }) })}
    />
  );
  return (
    <>
      <dt>
        <FieldName object={record.object} field={field} />
      </dt>
      <dd>
        {change.erased ? (
          <span className={styles.erased}>{text('history.erased')}</span>
        ) : (
          <>
            {showsOld && side('old')}
            {showsOld && showsNew && <ArrowRight size={13} aria-hidden className={styles.arrow} />}
            {showsNew && side('new')}
          </>
        )}
      </dd>
    </>
  );
}

interface SideProps {
  readonly name: string;
  readonly field: FieldDefinition;
  readonly change: FieldChange;
  readonly value: 'old' | 'new';
  readonly record: CrmRecord;
  readonly onRestore?: () => void;
}

/** One of the two values; with the way back to it, where that is not what the record has. */
function Side({ name, field, change, value, record, onRestore }: SideProps) {
  const { text } = useText();
  const shown = { [field.name]: change[value], currency: record.currency };
  const title = text(value === 'old' ? 'history.restoreOld' : 'history.restoreNew', { field: name });
  return (
    <span className={styles.side}>
      <span className={styles.value}>
        <FieldValue object={record.object} field={field} record={shown} />
      </span>
      {onRestore && isRestorable(field, change[value], record) && (
        <Tooltip label={title}>
          <ActionIcon variant="subtle" size={24} aria-label={title} onClick={onRestore}>
            <Undo2 size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </span>
  );
}

function isRestorable(field: FieldDefinition, value: unknown, record: CrmRecord): boolean {
  if (field.readOnly || record.erasedAt !== undefined || isMastered(record, field.name)) return false;
  if (isSameValue(value, valueIn(record, field))) return false;
  return value !== null || !(field.required || field.filledIn);
}
