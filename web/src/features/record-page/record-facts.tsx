import { Text } from '@mantine/core';
import { Fragment } from 'react';
import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { FieldName } from '../../ui/field-name.tsx';
import { FieldValue } from '../../ui/field-value.tsx';
import { isSaid, valueIn } from '../../ui/field-values.ts';
import { LockMark } from '../../ui/lock-mark.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SourcesButton } from '../history/sources-button.tsx';
import { useSourceHints } from '../history/use-source-hints.ts';
import { useLocked } from '../mastery/use-mastered.ts';
import styles from './record-facts.module.css';

interface RecordFactsProps {
  readonly definition: ObjectDefinition;
  readonly record: CrmRecord;
}

/** Every field that has a value, in the order of the definition, but what stands above or has a place of its own. */
export function RecordFacts({ definition, record }: RecordFactsProps) {
  const { text } = useText();
  const sources = useSourceHints(record);
  const locked = useLocked(record);
  const fields = factFields(definition).filter((field) => isSaid(valueIn(record, field)));
  return (
    <Panel title={text('card.facts')} actions={<SourcesButton {...sources} />}>
      <dl className={styles.facts}>
        {fields.map((field) => (
          <Fragment key={field.name}>
            <dt>
              <FieldName object={definition.name} field={field} />
              {locked[field.name] !== undefined && <LockMark why={locked[field.name] ?? ''} />}
            </dt>
            <dd>
              <FieldValue object={definition.name} field={field} record={record} />
              {sources.hints[field.name] && (
                <Text size="xs" c="dimmed">
                  {sources.hints[field.name]}
                </Text>
              )}
            </dd>
          </Fragment>
        ))}
      </dl>
    </Panel>
  );
}

const sums: readonly string[] = ['net', 'vat', 'total'];

function factFields(definition: ObjectDefinition): readonly FieldDefinition[] {
  const { title, work } = definition;
  return definition.fields.filter(
    (field) =>
      (field.form || field.readOnly) &&
      field.name !== work?.field &&
      field.type !== 'items' &&
      !title.includes(field.name) &&
      !sums.includes(field.name),
  );
}
