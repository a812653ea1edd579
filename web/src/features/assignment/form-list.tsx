import { Badge, Button, Group, Modal, Skeleton, Stack, Table, Text } from '@mantine/core';
import { CodeXml, Inbox, Plus } from 'lucide-react';
import { useState } from 'react';
import { captureFormStates } from '#shared/model/assignment.ts';
import type { CaptureForm } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { useDepartments, useUsers } from '../session/session-queries.ts';
import { useForms, useRevokeForm } from './assignment-queries.ts';
import { FormDrawer } from './form-drawer.tsx';

/** Forms on websites, with what their pages need, and the end of those that are not used any more. */
export function FormList() {
  const { text } = useText();
  const forms = useForms();
  const [opened, setOpened] = useState<CaptureForm | 'new' | null>(null);
  const [revoked, setRevoked] = useState<CaptureForm | null>(null);
  const add = (
    <Button
      size="xs"
      variant="default"
      leftSection={<Plus size={14} aria-hidden />}
      onClick={() => setOpened('new')}
      disabled={!forms.data}
    >
      {text('assign.addForm')}
    </Button>
  );
  return (
    <Panel title={text('assign.forms')} count={forms.data?.length} actions={add} flush>
      {forms.error && !forms.data && <ErrorState error={forms.error} onRetry={() => void forms.refetch()} />}
      {forms.isPending && <Skeleton height={90} m="md" width="auto" />}
      {forms.data?.length === 0 && (
        <EmptyState icon={Inbox} title={text('assign.noForms')} advice={text('assign.formsLead')} />
      )}
      {forms.data && forms.data.length > 0 && <FormTable forms={forms.data} onOpen={setOpened} onRevoke={setRevoked} />}
      <FormDrawer opened={opened} onOpen={setOpened} />
      <RevokeForm form={revoked} onClose={() => setRevoked(null)} />
    </Panel>
  );
}

interface FormTableProps {
  readonly forms: readonly CaptureForm[];
  readonly onOpen: (form: CaptureForm) => void;
  readonly onRevoke: (form: CaptureForm) => void;
}

function FormTable({ forms, onOpen, onRevoke }: FormTableProps) {
  const { text } = useText();
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text('people.departmentName')}</Table.Th>
            <Table.Th>{text('people.department')}</Table.Th>
            <Table.Th>{text('people.status')}</Table.Th>
            <Table.Th>{text('field.createdBy')}</Table.Th>
            <Table.Th aria-label={text('people.actions')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {forms.toSorted(byState).map((form) => (
            <FormRow key={form.id} form={form} onOpen={onOpen} onRevoke={onRevoke} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** What is used first; within each state the newest stays first. */
function byState(left: CaptureForm, right: CaptureForm): number {
  return captureFormStates.indexOf(left.status) - captureFormStates.indexOf(right.status);
}

interface FormRowProps extends Pick<FormTableProps, 'onOpen' | 'onRevoke'> {
  readonly form: CaptureForm;
}

function FormRow({ form, onOpen, onRevoke }: FormRowProps) {
  const { text } = useText();
  const formats = useFormats();
  const users = useUsers();
  const departments = useDepartments();
  const isOpen = form.status === 'active';
  return (
    <Table.Tr h={48} {...(!isOpen && { c: 'dimmed' })}>
      <Table.Td fw={500}>{form.name}</Table.Td>
      <Table.Td>{departments.data?.find(({ id }) => id === form.departmentId)?.name}</Table.Td>
      <Table.Td>
        <Badge variant="dot" color={isOpen ? 'teal' : 'gray'} tt="none" miw="max-content">
          {text(isOpen ? 'keys.active' : 'keys.revoked')}
        </Badge>
      </Table.Td>
      <Table.Td>
        {[users.data?.find(({ id }) => id === form.createdBy)?.name, formats.date(form.createdAt)]
          .filter(Boolean)
          .join(' · ')}
      </Table.Td>
      <Table.Td ta="end">
        {isOpen && (
          <Group gap={4} justify="flex-end" wrap="nowrap">
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              leftSection={<CodeXml size={14} aria-hidden />}
              aria-label={`${text('assign.snippet')}: ${form.name}`}
              onClick={() => onOpen(form)}
            >
              {text('assign.snippet')}
            </Button>
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              aria-label={`${text('keys.revoke')}: ${form.name}`}
              onClick={() => onRevoke(form)}
            >
              {text('keys.revoke')}
            </Button>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Asks first: a form that is revoked does not come back. */
function RevokeForm({ form, onClose }: { readonly form: CaptureForm | null; readonly onClose: () => void }) {
  const { text } = useText();
  const toast = useToast();
  const revoke = useRevokeForm();
  const confirm = (revoked: CaptureForm) =>
    revoke.mutate(revoked, {
      onSuccess: () => {
        toast.done(text('keys.isRevoked', { name: revoked.name }));
        onClose();
      },
      onError: toast.error,
    });
  return (
    <Modal
      opened={form !== null}
      onClose={onClose}
      title={form && text('keys.revokeTitle', { name: form.name })}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{text('assign.revokeLead')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {text('action.cancel')}
          </Button>
          <Button color="red" loading={revoke.isPending} onClick={() => form && confirm(form)}>
            {text('keys.revoke')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
