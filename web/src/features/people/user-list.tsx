import { ActionIcon, Badge, Group, Menu, Skeleton, Table, Text, Tooltip } from '@mantine/core';
import { DoorOpen, Ellipsis, Pencil, ShieldCheck, ShieldOff, UserCheck, UserX } from 'lucide-react';
import type { User } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { UserBadge } from '../../ui/user-badge.tsx';
import { useDepartments, usePeople } from '../session/session-queries.ts';
import { useResetSecondFactor, useUpdateUser } from './people-queries.ts';
import { useRoleName } from './role-name.ts';

interface UserListProps {
  readonly onEdit: (user: User) => void;
  readonly onLeave: (user: User) => void;
}

export function UserList({ onEdit, onLeave }: UserListProps) {
  const { text } = useText();
  const users = usePeople();
  return (
    <Panel title={text('people.users')} count={users.data?.length} flush>
      {users.error && !users.data && <ErrorState error={users.error} onRetry={() => void users.refetch()} />}
      {users.isPending && <Skeleton height={140} m="md" width="auto" />}
      {users.data && (
        <Table.ScrollContainer minWidth={760}>
          <Table verticalSpacing="xs" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text('people.name')}</Table.Th>
                <Table.Th>{text('people.department')}</Table.Th>
                <Table.Th>{text('people.roles')}</Table.Th>
                <Table.Th>{text('people.status')}</Table.Th>
                <Table.Th>{text('people.lastSignIn')}</Table.Th>
                <Table.Th aria-label={text('people.actions')} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {users.data.toSorted(byStatusAndName).map((user) => (
                <UserRow key={user.id} user={user} onEdit={onEdit} onLeave={onLeave} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}

function byStatusAndName(left: User, right: User): number {
  return left.status.localeCompare(right.status) || left.name.localeCompare(right.name);
}

function UserRow({ user, onEdit, onLeave }: UserListProps & { readonly user: User }) {
  const { text } = useText();
  const formats = useFormats();
  const departments = useDepartments();
  const roleName = useRoleName();
  const isActive = user.status === 'active';
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <UserBadge name={user.name} detail={user.email} />
          {user.secondFactor && (
            <Tooltip label={text('secondFactor.title')}>
              <ShieldCheck size={15} role="img" aria-label={text('secondFactor.title')} />
            </Tooltip>
          )}
        </Group>
      </Table.Td>
      <Table.Td>{departments.data?.find(({ id }) => id === user.departmentId)?.name}</Table.Td>
      <Table.Td>{user.roles.map(roleName).join(', ')}</Table.Td>
      <Table.Td>
        <Badge variant="dot" color={isActive ? 'teal' : 'gray'} tt="none">
          {text(isActive ? 'people.active' : 'people.disabled')}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{user.lastSignInAt ? formats.dateTime(user.lastSignInAt) : text('people.neverSignedIn')}</Text>
      </Table.Td>
      <Table.Td ta="end">
        <UserActions user={user} onEdit={onEdit} onLeave={onLeave} />
      </Table.Td>
    </Table.Tr>
  );
}

function UserActions({ user, onEdit, onLeave }: UserListProps & { readonly user: User }) {
  const { text } = useText();
  const toast = useToast();
  const update = useUpdateUser();
  const reset = useResetSecondFactor();
  const isActive = user.status === 'active';
  const switchAccess = () =>
    update.mutate(
      { user, patch: { status: isActive ? 'disabled' : 'active' } },
      { onSuccess: () => toast.done(text('edit.saved')), onError: toast.error },
    );
  const resetFactor = () =>
    reset.mutate(user.id, {
      onSuccess: () => toast.done(text('people.factorReset', { name: user.name })),
      onError: toast.error,
    });
  const Access = isActive ? UserX : UserCheck;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          loading={update.isPending}
          aria-label={`${text('people.actions')}: ${user.name}`}
        >
          <Ellipsis size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Pencil size={15} aria-hidden />} onClick={() => onEdit(user)}>
          {text('action.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<Access size={15} aria-hidden />} onClick={switchAccess}>
          {text(isActive ? 'people.disable' : 'people.enable')}
        </Menu.Item>
        {user.secondFactor && (
          <Menu.Item leftSection={<ShieldOff size={15} aria-hidden />} onClick={resetFactor}>
            {text('people.resetFactor')}
          </Menu.Item>
        )}
        <Menu.Item color="red" leftSection={<DoorOpen size={15} aria-hidden />} onClick={() => onLeave(user)}>
          {text('people.leaves')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
