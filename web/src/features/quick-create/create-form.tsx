import { Alert, Button, Group, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord, Fields, RecordLink } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { type FormValues, formFieldsOf, toNewRecord } from '../../ui/form-values.ts';
import { RecordForm } from '../../ui/record-form.tsx';
import { useDuplicateGuard } from '../duplicates/use-duplicate-guard.tsx';
import { useCreateRecord } from '../records/record-queries.ts';
import { useRegistryFill } from '../registry/use-registry-fill.tsx';
import { useMe } from '../session/session-queries.ts';
import { useOverlapWarning } from '../teamwork/use-overlap-warning.tsx';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';
import { defaultsOf } from './new-record.ts';

interface CreateFormProps {
  readonly definition: ObjectDefinition;
  readonly known: Fields;
  readonly onCreated: (record: CrmRecord) => void;
  readonly onCancel: () => void;
}

export function CreateForm({ definition, known, onCreated, onCancel }: CreateFormProps) {
  const { text } = useText();
  const me = useMe();
  const create = useCreateRecord();
  const attempt = useAttemptKey();
  const [draft, setDraft] = useState(() => readDraft(definition.name));
  const fields = formFieldsOf(definition);
  const [defaults] = useState(() => defaultsOf(definition, me, new Date()));

  const guard = useDuplicateGuard(definition, { isNew: true, initial: draft });
  const [filled, setFilled] = useState({ times: 0, values: draft });
  const registry = useRegistryFill(definition, draft, (values) => {
    setFilled({ times: filled.times + 1, values });
    noteValues(values);
  });
  const overlaps = useOverlapWarning(definition, { ...draft, ...known }, guard.attached);

  async function submit(values: FormValues): Promise<void> {
    if (!overlaps.isAnswered()) return;
    const record = withLinks({ ...known, ...toNewRecord(fields, values), ...guard.attached }, overlaps.links);
    const created = await create
      .mutateAsync({
        object: definition.name,
        fields: record,
        idempotencyKey: attempt(record),
        allowDuplicate: guard.reason ?? overlaps.reason,
      })
      .catch((error: unknown) => {
        guard.noteError(error);
        throw error;
      });
    dropDraft(definition.name);
    onCreated(created);
  }

  function discardDraft(): void {
    dropDraft(definition.name);
    setDraft(null);
    setFilled({ times: 0, values: null });
  }

  function noteValues(values: FormValues): void {
    keepDraft(definition.name, values);
    guard.noteValues(values);
    overlaps.noteValues({ ...values, ...known });
    registry.noteValues(values);
  }

  return (
    <RecordForm
      key={`${draft ? 'draft' : 'new'} ${filled.times}`}
      object={definition.name}
      fields={fields}
      initial={{ ...defaults, ...filled.values, ...known }}
      submitLabel={text('action.create')}
      onSubmit={submit}
      onCancel={onCancel}
      onChange={noteValues}
      below={{ identifiers: registry.panel }}
      warning={
        <>
          {guard.panel}
          {overlaps.panel}
        </>
      }
      notice={
        draft && (
          <Alert color="indigo" variant="light" py={6}>
            <Group justify="space-between">
              <Text size="sm">{text('create.draft')}</Text>
              <Button size="compact-sm" variant="subtle" onClick={discardDraft}>
                {text('create.discardDraft')}
              </Button>
            </Group>
          </Alert>
        )
      }
    />
  );
}

function withLinks(record: Fields, links: readonly RecordLink[]): Fields {
  if (links.length === 0) return record;
  const named = (record.links ?? []) as readonly RecordLink[];
  return { ...record, links: [...named.filter(({ id }) => !links.some((link) => link.id === id)), ...links] };
}

/** One key for as long as the same thing is being sent; a corrected form is a new request. */
function useAttemptKey(): (fields: Fields) => string {
  const last = useRef({ body: '', key: '' });
  return (fields) => {
    const body = JSON.stringify(fields);
    if (last.current.body !== body) last.current = { body, key: crypto.randomUUID() };
    return last.current.key;
  };
}
