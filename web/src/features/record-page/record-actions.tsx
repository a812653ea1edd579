import { ActionIcon, Button, Menu } from '@mantine/core';
import { Archive, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { LazyEditDrawer } from '../records/lazy-edit-drawer.tsx';
import { may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { AddMenu } from './add-menu.tsx';
import { canBeArchived, useArchive } from './archive.ts';

const DeleteDialog = lazy(() => import('./delete-dialog.tsx').then((module) => ({ default: module.DeleteDialog })));

interface RecordActionsProps {
  readonly definition: ObjectDefinition;
  readonly record: CrmRecord;
}

/** What can be done with a record on its page. */
export function RecordActions({ definition, record }: RecordActionsProps) {
  const { text } = useText();
  const me = useMe();
  const [isEditing, setEditing] = useState(false);
  return (
    <>
      {may(me, 'edit', definition.name) && (
        <Button variant="default" leftSection={<Pencil size={15} aria-hidden />} onClick={() => setEditing(true)}>
          {text('action.edit')}
        </Button>
      )}
      <AddMenu record={record} />
      <MoreMenu definition={definition} record={record} />
      <LazyEditDrawer record={isEditing ? record : null} onClose={() => setEditing(false)} />
    </>
  );
}

function MoreMenu({ definition, record }: RecordActionsProps) {
  const { text } = useText();
  const me = useMe();
  const archive = useArchive();
  const [isDeleting, setDeleting] = useState(false);
  const isArchivable = may(me, 'edit', definition.name) && canBeArchived(definition, record);
  const isDeletable = may(me, 'delete', definition.name);
  if (!isArchivable && !isDeletable) return null;
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={text('action.more')}>
            <Ellipsis size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isArchivable && (
            <Menu.Item leftSection={<Archive size={15} aria-hidden />} onClick={() => void archive(record)}>
              {text('action.archive')}
            </Menu.Item>
          )}
          {isDeletable && (
            <Menu.Item color="red" leftSection={<Trash2 size={15} aria-hidden />} onClick={() => setDeleting(true)}>
              {text('action.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {isDeleting && <DeleteDialog definition={definition} record={record} onClose={() => setDeleting(false)} />}
      </Suspense>
    </>
  );
}
