import { ActionIcon, Menu } from '@mantine/core';
import { Archive, Ellipsis, History, Trash2, UserLock } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { hasCapability, may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { canBeArchived, useArchive } from './archive.ts';

const DeleteDialog = lazy(() => import('./delete-dialog.tsx').then((module) => ({ default: module.DeleteDialog })));
const HistoryDrawer = lazy(() =>
  import('../history/history-drawer.tsx').then((module) => ({ default: module.HistoryDrawer })),
);
const PersonalDataDrawer = lazy(() =>
  import('../privacy/personal-data-drawer.tsx').then((module) => ({ default: module.PersonalDataDrawer })),
);

interface MoreMenuProps {
  readonly definition: ObjectDefinition;
  readonly record: CrmRecord;
}

/** What is asked for less often. Of a person who was erased nothing is left but the history. */
export function MoreMenu({ definition, record }: MoreMenuProps) {
  const { text } = useText();
  const me = useMe();
  const archive = useArchive();
  const [opened, setOpened] = useState<'history' | 'personal' | 'delete' | null>(null);
  const close = () => setOpened(null);
  const isThere = record.erasedAt === undefined;
  const isArchivable = isThere && may(me, 'edit', definition.name) && canBeArchived(definition, record);
  const isDeletable = isThere && may(me, 'delete', definition.name) && !record.mastered?.whole;
  const isErasable = isThere && definition.person !== undefined && hasCapability(me, 'erasePersons');
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={text('action.more')}>
            <Ellipsis size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<History size={15} aria-hidden />} onClick={() => setOpened('history')}>
            {text('history.title')}
          </Menu.Item>
          {isErasable && (
            <Menu.Item leftSection={<UserLock size={15} aria-hidden />} onClick={() => setOpened('personal')}>
              {text('personal.title')}
            </Menu.Item>
          )}
          {isArchivable && (
            <Menu.Item leftSection={<Archive size={15} aria-hidden />} onClick={() => void archive(record)}>
              {text('action.archive')}
            </Menu.Item>
          )}
          {isDeletable && (
            <Menu.Item color="red" leftSection={<Trash2 size={15} aria-hidden />} onClick={() => setOpened('delete')}>
              {text('action.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {opened === 'history' && <HistoryDrawer record={record} onClose={close} />}
        {opened === 'personal' && <PersonalDataDrawer person={record} onClose={close} />}
        {opened === 'delete' && <DeleteDialog definition={definition} record={record} onClose={close} />}
      </Suspense>
    </>
  );
}
