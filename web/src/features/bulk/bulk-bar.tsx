import { ActionIcon, Button, Group, Progress, Text } from '@mantine/core';
import { Pencil, Trash2, Undo2, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import styles from './bulk-bar.module.css';
import { editableFields } from './bulk-fields.ts';
import type { Bulk, Finished } from './use-bulk.ts';

const BulkEdit = lazy(() => import('./bulk-edit.tsx').then((module) => ({ default: module.BulkEdit })));
const BulkDetails = lazy(() => import('./bulk-details.tsx').then((module) => ({ default: module.BulkDetails })));

interface BulkProps {
  readonly definition: ObjectDefinition;
  readonly bulk: Bulk;
}

/** What can be done with the chosen rows, or how far it is: in the place of the tools of the list, so that no row moves. */
export function BulkBar({ definition, bulk }: BulkProps) {
  if (bulk.progress) return <Running bulk={bulk} />;
  return bulk.chosen.length > 0 && <Actions definition={definition} bulk={bulk} />;
}

function Actions({ definition, bulk }: BulkProps) {
  const { text } = useText();
  const me = useMe();
  const [isEditing, setEditing] = useState(false);
  const { length: count } = bulk.chosen;
  return (
    <Group className={styles.bar} gap="xs">
      <Text size="sm" fw={600} role="status">
        {text('bulk.selected', { count })}
      </Text>
      {may(me, 'edit', definition.name) && editableFields(definition).length > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Pencil size={14} aria-hidden />}
          onClick={() => setEditing(true)}
        >
          {text('bulk.edit')}
        </Button>
      )}
      {may(me, 'delete', definition.name) && (
        <ConfirmButton
          size="compact-sm"
          leftSection={<Trash2 size={14} aria-hidden />}
          label={text('bulk.delete')}
          sureLabel={text('bulk.deleteSure', { count })}
          onConfirm={bulk.remove}
        />
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={bulk.clear}>
        {text('bulk.clear')}
      </Button>
      <Suspense>
        {isEditing && <BulkEdit definition={definition} bulk={bulk} onClose={() => setEditing(false)} />}
      </Suspense>
    </Group>
  );
}

function Running({ bulk: { progress, stop } }: Pick<BulkProps, 'bulk'>) {
  const { text } = useText();
  const { done = 0, total = 1 } = progress ?? {};
  return (
    <Group className={styles.bar} gap="sm">
      <Text size="sm" role="status">
        {text('bulk.running', { done, total })}
      </Text>
      <Progress value={(100 * done) / total} aria-label={text('bulk.progress')} flex={1} maw={320} animated />
      <Button size="compact-sm" variant="subtle" color="gray" onClick={stop}>
        {text('bulk.stop')}
      </Button>
    </Group>
  );
}

/** What became of it, until it is put away. */
export function BulkResult({ definition, bulk }: BulkProps) {
  return bulk.finished && <Result definition={definition} bulk={bulk} finished={bulk.finished} />;
}

function Result({ definition, bulk, finished }: BulkProps & { readonly finished: Finished }) {
  const { text } = useText();
  const [isOpen, setOpen] = useState(false);
  const { action, outcome, undoable } = finished;
  const { done, refused, left, kept = [] } = outcome;
  const words = [
    text(`bulk.done.${action}`, { count: done.length }),
    ...(refused.length > 0 ? [text('bulk.refused', { count: refused.length })] : []),
    ...(kept.length > 0 ? [text('bulk.kept', { count: kept.length })] : []),
    ...(left.length > 0 ? [text('bulk.left', { count: left.length })] : []),
  ];
  return (
    <Group className={styles.result} gap="xs">
      <Text size="sm" role="status">
        {words.join(' · ')}
      </Text>
      {refused.length + kept.length > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
          {text('bulk.details')}
        </Button>
      )}
      {undoable.length > 0 && (
        <Button size="compact-sm" variant="subtle" leftSection={<Undo2 size={14} aria-hidden />} onClick={bulk.undo}>
          {text('bulk.undo')}
        </Button>
      )}
      <ActionIcon variant="subtle" color="gray" ml="auto" aria-label={text('action.close')} onClick={bulk.dismiss}>
        <X size={16} aria-hidden />
      </ActionIcon>
      <Suspense>
        {isOpen && <BulkDetails definition={definition} finished={finished} onClose={() => setOpen(false)} />}
      </Suspense>
    </Group>
  );
}
