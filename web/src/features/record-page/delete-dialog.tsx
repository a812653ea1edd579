import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Archive, CircleAlert, Trash2 } from 'lucide-react';
import type { ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../../ui/error-text.ts';
import { useNames } from '../../ui/use-names.ts';
import { useToast } from '../../ui/use-toast.ts';
import { RecordLink } from '../records/record-link.tsx';
import { useDeleteRecord, useRestoreRecord } from '../records/record-queries.ts';
import { useTitle } from '../records/record-title.ts';
import { canBeArchived, useArchive } from './archive.ts';

interface DeleteDialogProps {
  readonly definition: ObjectDefinition;
  readonly record: CrmRecord;
  readonly onClose: () => void;
}

/** What keeps a record from being deleted. */
interface Holder {
  readonly object: ObjectName;
  readonly id: string;
  readonly title: string;
}

/** Asks before a record goes into the bin; where others hold it, names them and offers to archive it instead. */
export function DeleteDialog({ definition, record, onClose }: DeleteDialogProps) {
  const { text } = useText();
  const titleOf = useTitle();
  const title = titleOf(record);
  const remove = useDeleteRecord();
  const archive = useArchive();
  const afterwards = useAfterDeletion();
  const holders = readHolders(remove.error);
  const isArchivable = holders.length > 0 && canBeArchived(definition, record);
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('delete.title', { title })}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      <Stack gap="md">
        {remove.error ? (
          <Refusal error={remove.error} holders={holders} />
        ) : (
          <Text size="sm">{text('delete.lead')}</Text>
        )}
        {isArchivable && <Text size="sm">{text('delete.archiveInstead')}</Text>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {text('action.cancel')}
          </Button>
          {isArchivable && (
            <Button
              leftSection={<Archive size={15} aria-hidden />}
              onClick={() => void archive(record).then((isDone) => isDone && onClose())}
            >
              {text('action.archive')}
            </Button>
          )}
          {holders.length === 0 && (
            <Button
              color="red.8"
              leftSection={<Trash2 size={15} aria-hidden />}
              loading={remove.isPending}
              onClick={() => remove.mutate(record, { onSuccess: () => afterwards(record, title) })}
            >
              {text('action.delete')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

interface RefusalProps {
  readonly error: Error;
  readonly holders: readonly Holder[];
}

function Refusal({ error, holders }: RefusalProps) {
  const errorText = useErrorText();
  const { objectName } = useNames();
  return (
    <Alert color="red" variant="light" icon={<CircleAlert size={18} aria-hidden />} role="alert">
      <Text size="sm">{errorText(error)}</Text>
      {holders.length > 0 && (
        <List size="sm" mt="xs" listStyleType="none">
          {holders.map(({ object, id, title }) => (
            <List.Item key={id}>
              {objectName(object, 'one')}{' '}
              <RecordLink object={object} id={id}>
                {title}
              </RecordLink>
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

function readHolders(error: Error | null): readonly Holder[] {
  if (!(error instanceof ApiProblem) || !Array.isArray(error.members.holders)) return [];
  return error.members.holders as readonly Holder[];
}

/** The page of a deleted record is left for its list; the toast brings both back. */
function useAfterDeletion(): (record: CrmRecord, title: string) => void {
  const { text } = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const restore = useRestoreRecord();
  return (record, title) => {
    const { object, id } = record;
    const bringBack = () =>
      restore
        .mutateAsync(record)
        .then(() => navigate({ to: '/$object/$id', params: { object, id } }))
        .catch(toast.error);
    void navigate({ to: '/$object', params: { object } });
    toast.undoable(text('delete.done', { title }), () => void bringBack());
  };
}
