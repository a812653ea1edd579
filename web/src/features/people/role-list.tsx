import { Badge, Button, Group, Skeleton, Table } from '@mantine/core';
import { Copy, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Role } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWholeRoles } from './people-queries.ts';
import { type RoleDraft, RoleDrawer } from './role-drawer.tsx';
import { useRoleName } from './role-name.ts';

export function RoleList() {
  const { text } = useText();
  const roles = useWholeRoles();
  const [draft, setDraft] = useState<RoleDraft | null>(null);
  return (
    <Panel
      title={text('people.roles')}
      count={roles.data?.length}
      actions={
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => setDraft({})}
        >
          {text('roles.new')}
        </Button>
      }
      flush
    >
      {roles.error && !roles.data && <ErrorState error={roles.error} onRetry={() => void roles.refetch()} />}
      {roles.isPending && <Skeleton height={140} m="md" width="auto" />}
      {roles.data && (
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Tbody>
            {roles.data.map((role) => (
              <RoleRow key={role.id} role={role} onOpen={setDraft} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <RoleDrawer draft={draft} onClose={() => setDraft(null)} />
    </Panel>
  );
}

interface RoleRowProps {
  readonly role: Role;
  readonly onOpen: (draft: RoleDraft) => void;
}

/** Ready roles cannot be changed: one like them can be made. */
function RoleRow({ role, onOpen }: RoleRowProps) {
  const { text } = useText();
  const name = useRoleName()(role.id);
  const open = () => onOpen(role.builtIn ? { pattern: role } : { role });
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs">
          {name}
          <Badge variant="light" color={role.builtIn ? 'gray' : 'indigo'} size="sm" tt="none" fw={500}>
            {text(role.builtIn ? 'roles.ready' : 'roles.own')}
          </Badge>
        </Group>
      </Table.Td>
      <Table.Td ta="end">
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={role.builtIn ? <Copy size={14} aria-hidden /> : <Pencil size={14} aria-hidden />}
          aria-label={`${text(role.builtIn ? 'roles.copy' : 'action.edit')}: ${name}`}
          onClick={open}
        >
          {text(role.builtIn ? 'roles.copy' : 'action.edit')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
