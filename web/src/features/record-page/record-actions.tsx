import { Button } from '@mantine/core';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { LazyEditDrawer } from '../records/lazy-edit-drawer.tsx';
import { may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { AddMenu } from './add-menu.tsx';
import { MoreMenu } from './more-menu.tsx';

interface RecordActionsProps {
  readonly definition: ObjectDefinition;
  readonly record: CrmRecord;
}

/** What can be done with a record on its page. */
export function RecordActions({ definition, record }: RecordActionsProps) {
  const { text } = useText();
  const me = useMe();
  const [isEditing, setEditing] = useState(false);
  const isThere = record.erasedAt === undefined;
  return (
    <>
      {isThere && may(me, 'edit', definition.name) && (
        <Button variant="default" leftSection={<Pencil size={15} aria-hidden />} onClick={() => setEditing(true)}>
          {text('action.edit')}
        </Button>
      )}
      {isThere && <AddMenu record={record} />}
      <MoreMenu definition={definition} record={record} />
      <LazyEditDrawer record={isEditing ? record : null} onClose={() => setEditing(false)} />
    </>
  );
}
