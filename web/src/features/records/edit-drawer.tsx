import { Drawer, Group, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CrmRecord, Fields } from '#shared/model/records.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { type FormValues, formFieldsOf, toPatch } from '../../ui/form-values.ts';
import { RecordForm } from '../../ui/record-form.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { useDuplicateGuard } from '../duplicates/use-duplicate-guard.tsx';
import { SourcesButton } from '../history/sources-button.tsx';
import { useSourceHints } from '../history/use-source-hints.ts';
import { useLocked } from '../mastery/use-mastered.ts';
import { ConflictDialog, type EditConflict } from './conflict-dialog.tsx';
import { useDefinition } from './definitions.ts';
import { drawerSize } from './drawer-size.ts';
import { recordQuery, showOwnWrite, useUpdateRecord } from './record-queries.ts';

export interface EditDrawerProps {
  /** null: closed. */
  readonly record: CrmRecord | null;
  /** The field to begin with; absent: the first. */
  readonly focus?: string | null;
  readonly onClose: () => void;
}

export function EditDrawer({ record, focus = null, onClose }: EditDrawerProps) {
  const { text } = useText();
  const definition = useDefinition(record?.object ?? 'companies');
  return (
    <Drawer
      opened={record !== null}
      onClose={onClose}
      title={text('edit.title')}
      size={drawerSize(definition)}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {record && <WholeForm key={record.id} record={record} focus={focus} onDone={onClose} />}
    </Drawer>
  );
}

interface EditFormProps {
  readonly record: CrmRecord;
  readonly focus: string | null;
  readonly onDone: () => void;
}

/** Lists and cards bring only the beginning of long texts: nobody may save that for the whole. */
function WholeForm({ record, focus, onDone }: EditFormProps) {
  const isExcerpt = Array.isArray(record.excerpts) && record.excerpts.length > 0;
  const whole = useQuery({ ...recordQuery(record.object, record.id), enabled: isExcerpt, staleTime: 0 });
  if (!isExcerpt) return <EditForm record={record} focus={focus} onDone={onDone} />;
  if (whole.error) return <ErrorState error={whole.error} onRetry={() => void whole.refetch()} />;
  return whole.isFetchedAfterMount && whole.data ? (
    <EditForm record={whole.data} focus={focus} onDone={onDone} />
  ) : (
    <Skeleton height={320} />
  );
}

/** Starts from the record as it was when the drawer opened: a refetch must not change what is being typed over. */
function EditForm({ record, focus, onDone }: EditFormProps) {
  const { text } = useText();
  const toast = useToast();
  const update = useUpdateRecord();
  const queryClient = useQueryClient();
  const [base, setBase] = useState(record);
  const sources = useSourceHints(base);
  const locked = useLocked(base);
  const [conflict, setConflict] = useState<EditConflict | null>(null);
  const definition = useDefinition(record.object);
  const fields = formFieldsOf(definition);
  const guard = useDuplicateGuard(definition, { isNew: false });

  async function send(from: CrmRecord, patch: Fields): Promise<void> {
    if (Object.keys(patch).length > 0) {
      await update.mutateAsync({ record: from, patch, allowDuplicate: guard.reason });
      toast.done(text('edit.saved'));
    }
    onDone();
  }

  async function submit(values: FormValues): Promise<void> {
    const patch = toPatch(fields, base, values);
    try {
      await send(base, patch);
    } catch (error) {
      const found = readConflict(error, patch);
      guard.noteError(error);
      if (!found) throw error;
      setConflict(found);
    }
  }

  return (
    <div>
      <Group justify="flex-end" mb="xs">
        <SourcesButton {...sources} />
      </Group>
      <RecordForm
        key={base.version}
        object={record.object}
        fields={fields}
        initial={base}
        submitLabel={text('action.save')}
        onSubmit={submit}
        onCancel={onDone}
        onChange={guard.noteValues}
        warning={guard.panel}
        hints={sources.hints}
        locked={locked}
        {...(focus !== null && { focus })}
      />
      <ConflictDialog
        conflict={conflict}
        onClose={() => setConflict(null)}
        onKeepMine={({ current, mine }) => {
          setConflict(null);
          send(current, mine).catch(toast.error);
        }}
        onTakeTheirs={({ current }) => {
          setConflict(null);
          setBase(current);
          showOwnWrite(queryClient, current);
        }}
      />
    </div>
  );
}

function readConflict(error: unknown, mine: Fields): EditConflict | null {
  if (!(error instanceof ApiProblem) || error.status !== 412 || !error.members.current) return null;
  return { current: error.members.current as CrmRecord, mine };
}
