import { Button, Stack, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { User } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ApiKeyList } from './api-key-list.tsx';
import { DepartmentTree } from './department-tree.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { readPeopleSearch } from './people-search.ts';
import { PersonDrawer } from './person-drawer.tsx';
import { RoleList } from './role-list.tsx';
import { UserList } from './user-list.tsx';

export function PeoplePage() {
  const { text } = useText();
  const { tab = 'people' } = useSearch({ from: '/app/people' });
  const navigate = useNavigate();
  const open = (chosen: string | null) =>
    void navigate({ to: '/people', search: readPeopleSearch({ tab: chosen }), replace: true });
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
      <Tabs value={tab} onChange={open} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="people">{text('people.users')}</Tabs.Tab>
          <Tabs.Tab value="roles">{text('people.roles')}</Tabs.Tab>
          <Tabs.Tab value="keys">{text('keys.title')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <Stack gap="md">
            <UserList onEdit={setEdited} onLeave={setLeaver} />
            <DepartmentTree />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="roles">
          <RoleList />
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <ApiKeyList />
        </Tabs.Panel>
      </Tabs>
      <PersonDrawer person={edited} onClose={() => setEdited(null)} />
      <LeaveDialog key={leaver?.id} user={leaver} onClose={() => setLeaver(null)} />
    </>
  );
}
