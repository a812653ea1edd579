import { ActionIcon, Button, Group, Modal, Select, Skeleton, Stack, Table, Text, TextInput } from '@mantine/core';
import { Pencil, Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import type { Department } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { describeFault, useErrorText } from '../../ui/error-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { useDepartments, usePeople } from '../session/session-queries.ts';
import { inTreeOrder } from './in-tree-order.ts';
import { useSaveDepartment } from './people-queries.ts';

export function DepartmentTree() {
  const { text } = useText();
  const departments = useDepartments();
  const [edited, setEdited] = useState<Department | 'new' | null>(null);
  const add = (
    <Button
      size="xs"
      variant="default"
      leftSection={<Plus size={14} aria-hidden />}
      onClick={() => setEdited('new')}
      disabled={!departments.data}
    >
      {text('people.addDepartment')}
    </Button>
  );
  return (
    <Panel title={text('people.departments')} count={departments.data?.length} actions={add} flush>
      {departments.error && !departments.data && (
        <ErrorState error={departments.error} onRetry={() => void departments.refetch()} />
      )}
      {departments.isPending && <Skeleton height={90} m="md" width="auto" />}
      {departments.data && <DepartmentTable departments={departments.data} onEdit={setEdited} />}
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={text(edited === 'new' ? 'people.addDepartment' : 'edit.title')}
        closeButtonProps={{ 'aria-label': text('action.close') }}
      >
        {edited && departments.data && (
          <DepartmentForm edited={edited} departments={departments.data} onDone={() => setEdited(null)} />
        )}
      </Modal>
    </Panel>
  );
}

interface DepartmentTableProps {
  readonly departments: readonly Department[];
  readonly onEdit: (department: Department) => void;
}

function DepartmentTable({ departments, onEdit }: DepartmentTableProps) {
  const { text } = useText();
  const users = usePeople();
  const peopleIn = (id: string) =>
    users.data?.filter((user) => user.departmentId === id && user.status === 'active').length;
  return (
    <Table verticalSpacing="xs" horizontalSpacing="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text('people.department')}</Table.Th>
          <Table.Th ta="end">{text('people.users')}</Table.Th>
          <Table.Th aria-label={text('people.actions')} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {inTreeOrder(departments).map(({ department, depth }) => (
          <Table.Tr key={department.id}>
            <Table.Td>
              <Text size="sm" pl={depth * 22}>
                {department.name}
              </Text>
            </Table.Td>
            <Table.Td ta="end">{peopleIn(department.id)}</Table.Td>
            <Table.Td ta="end">
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`${text('action.edit')}: ${department.name}`}
                onClick={() => onEdit(department)}
              >
                <Pencil size={15} aria-hidden />
              </ActionIcon>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface DepartmentFormProps {
  readonly edited: Department | 'new';
  readonly departments: readonly Department[];
  readonly onDone: () => void;
}

function DepartmentForm({ edited, departments, onDone }: DepartmentFormProps) {
  const { text, label } = useText();
  const errorText = useErrorText();
  const save = useSaveDepartment();
  const known = edited === 'new' ? undefined : edited;
  const [name, setName] = useState(known?.name ?? '');
  const [parentId, setParentId] = useState(known ? known.parentId : departments.find((one) => !one.parentId)?.id);
  const isTop = known !== undefined && known.parentId === undefined;

  function submit(event: FormEvent): void {
    event.preventDefault();
    const fields = { name, ...(parentId !== undefined && parentId !== known?.parentId && { parentId }) };
    save.mutate({ ...(known && { department: known }), fields }, { onSuccess: onDone });
  }

  const faults = save.error instanceof ApiProblem ? save.error.errors : [];
  const faultOf = (pointer: string) => {
    const fault = faults.find((one) => one.pointer === pointer);
    return fault && describeFault(fault, label);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {save.error && (
          <Text size="sm" c="red" role="alert">
            {errorText(save.error)}
          </Text>
        )}
        <TextInput
          label={text('people.departmentName')}
          required
          data-autofocus
          value={name}
          error={faultOf('/name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {!isTop && (
          <Select
            label={text('people.parentDepartment')}
            required
            allowDeselect={false}
            data={departments.filter((one) => one.id !== known?.id).map((one) => ({ value: one.id, label: one.name }))}
            value={parentId ?? null}
            error={faultOf('/parentId')}
            onChange={(id) => setParentId(id ?? undefined)}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {text('action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {text('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
