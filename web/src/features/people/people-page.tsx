import { Button, Stack } from '@mantine/core';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { User } from '../../api/types.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { DepartmentTree } from './department-tree.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import { RoleList } from './role-list.tsx';
import { UserList } from './user-list.tsx';

export function PeoplePage() {
  const { text } = useText();
  const [edited, setEdited] = useState<User | 'new' | null>(null);
  const [leaver, setLeaver] = useState<User | null>(null);
  return (
    <>
      <PageHeader
        title={text('nav.people')}
        lead={text('people.lead')}
        actions={
          <Button leftSection={<UserPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
            {text('people.invite')}
          </Button>
        }
      />
      <Stack gap="md">
        <UserList onEdit={setEdited} onLeave={setLeaver} />
        <DepartmentTree />
        <RoleList />
      </Stack>
      <PersonDrawer person={edited} onClose={() => setEdited(null)} />
      <LeaveDialog key={leaver?.id} user={leaver} onClose={() => setLeaver(null)} />
    </>
  );
}
