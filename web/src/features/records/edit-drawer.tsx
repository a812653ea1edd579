import { Drawer, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { definitions } from '#shared/model/objects/registry.ts';
import type { CrmRecord, Fields } from '#shared/model/records.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useText } from '../../i18n/use-text.ts';
import { type FormValues, formFieldsOf, toPatch } from '../../ui/form-values.ts';
import { RecordForm } from '../../ui/record-form.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { FilesPanel } from '../files/files-panel.tsx';
import { ConflictDialog, type EditConflict } from './conflict-dialog.tsx';
import { showOwnWrite, useUpdateRecord } from './record-queries.ts';

export interface EditDrawerProps {
  /** null: closed. */
  readonly record: CrmRecord | null;
  readonly onClose: () => void;
}

export function EditDrawer({ record, onClose }: EditDrawerProps) {
  const { text } = useText();
  return (
    <Drawer
      opened={record !== null}
      onClose={onClose}
      title={text('edit.title')}
      size={520}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {record && (
        <Stack key={record.id} gap="xl">
          <EditForm record={record} onDone={onClose} />
          {/* A company has its files on its card. */}
          {record.object !== 'companies' && <FilesPanel record={record} />}
        </Stack>
      )}
    </Drawer>
  );
}

/** Starts from the record as it was when the drawer opened: a refetch must not change what is being typed over. */
function EditForm({ record, onDone }: { readonly record: CrmRecord; readonly onDone: () => void }) {
  const { text } = useText();
  const toast = useToast();
  const update = useUpdateRecord();
  const queryClient = useQueryClient();
  const [base, setBase] = useState(record);
  const [conflict, setConflict] = useState<EditConflict | null>(null);
  const fields = formFieldsOf(definitions[record.object]);

  async function send(from: CrmRecord, patch: Fields): Promise<void> {
    if (Object.keys(patch).length > 0) {
      await update.mutateAsync({ record: from, patch });
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
      if (!found) throw error;
      setConflict(found);
    }
  }

  return (
    <>
      <RecordForm
        key={base.version}
        object={record.object}
        fields={fields}
        initial={base}
        submitLabel={text('action.save')}
        onSubmit={submit}
        onCancel={onDone}
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
    </>
  );
}

function readConflict(error: unknown, mine: Fields): EditConflict | null {
  if (!(error instanceof ApiProblem) || error.status !== 412 || !error.members.current) return null;
  return { current: error.members.current as CrmRecord, mine };
}
