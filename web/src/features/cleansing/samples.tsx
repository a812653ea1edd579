import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { FieldDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import type { Email, Phone } from '#shared/model/records.ts';
import type { WholeCleansingRun } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { FieldName } from '../../ui/field-name.tsx';
import { FieldValue } from '../../ui/field-value.tsx';
import { isSameValue } from '../history/same-value.ts';
import { useNameOfField } from '../imports/use-name-of-field.ts';
import { useDefinition } from '../records/definitions.ts';
import { RecordLink } from '../records/record-link.tsx';
import styles from './cleansing.module.css';

type Sample = WholeCleansingRun['sample'][number];
type Kept = WholeCleansingRun['kept'][number];

interface SamplesProps {
  readonly sample: readonly Sample[];
  readonly isDone: boolean;
}

export function Samples({ sample, isDone }: SamplesProps) {
  const { text } = useText();
  if (sample.length === 0) return null;
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {text(isDone ? 'cleansing.sampleDone' : 'cleansing.sample')}
      </Title>
      {sample.map((one) => (
        <div key={one.id}>
          <Group gap={8}>
            <RecordTitle object={one.object} id={one.id} title={one.title} />
            {one.steps.map((kind) => (
              <Badge key={kind} size="xs" variant="light" color="gray" tt="none" fw={500}>
                {text(`cleansing.step.${kind}`)}
              </Badge>
            ))}
          </Group>
          <dl className={styles.change}>
            {one.changes.map((change) => (
              <Change key={change.field} object={one.object} change={change} />
            ))}
          </dl>
        </div>
      ))}
    </Stack>
  );
}

interface RecordTitleProps {
  readonly object: ObjectName;
  readonly id: string;
  readonly title: string;
}

function RecordTitle({ object, id, title }: RecordTitleProps) {
  const { text } = useText();
  return (
    <RecordLink object={object} id={id} className={styles.title}>
      {title === '' ? text(`object.${object}.one`) : title}
    </RecordLink>
  );
}

interface ChangeProps {
  readonly object: ObjectName;
  readonly change: Sample['changes'][number];
}

function Change({ object, change }: ChangeProps) {
  const { text } = useText();
  const field = findField(useDefinition(object), change.field) ?? ({ name: change.field, type: 'text' } as const);
  return (
    <>
      <dt>
        <FieldName object={object} field={field} />
      </dt>
      <dd>
        <FieldValue object={object} field={field} record={{ [field.name]: change.old }} />
        {!isSameValue(change.old, change.new) && (
          <>
            <ArrowRight size={13} aria-hidden />
            <FieldValue object={object} field={field} record={{ [field.name]: asCompared(field, change.new) }} />
          </>
        )}
        {change.because && (
          <Text size="xs" c="dimmed">
            {text(`cleansing.because.${change.because}`)}
          </Text>
        )}
      </dd>
    </>
  );
}

/** What is typed stays beside the canonical form, by which it is found: that is what has changed. */
function asCompared({ type }: FieldDefinition, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (type === 'phones') return (value as readonly Phone[]).map((one) => ({ ...one, value: one.e164 ?? one.value }));
  if (type === 'emails')
    return (value as readonly Email[]).map((one) => ({ ...one, value: one.canonical ?? one.value }));
  return value;
}

/** What undoing left as somebody has changed it. */
export function KeptFields({ kept }: { readonly kept: readonly Kept[] }) {
  const { text } = useText();
  if (kept.length === 0) return null;
  return (
    <Alert variant="light" color="orange" title={text('cleansing.kept')}>
      <Stack gap={4}>
        {kept.map((one) => (
          <KeptField key={`${one.id}/${one.field}`} kept={one} />
        ))}
      </Stack>
    </Alert>
  );
}

function KeptField({ kept: { object, id, title, field } }: { readonly kept: Kept }) {
  const nameOf = useNameOfField(object);
  return (
    <Text size="sm">
      <RecordTitle object={object} id={id} title={title} /> · {nameOf(field)}
    </Text>
  );
}
