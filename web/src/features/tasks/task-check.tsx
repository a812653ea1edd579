import { ActionIcon, Tooltip } from '@mantine/core';
import { Check, Circle } from 'lucide-react';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useUpdateRecord } from '../records/record-queries.ts';
import { useTitle } from '../records/record-title.ts';
import { may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';

/** Says that a task is done, in one click; the toast takes it back. */
export function TaskCheck({ task }: { readonly task: CrmRecord }) {
  const { text } = useText();
  const me = useMe();
  const titleOf = useTitle();
  const toast = useToast();
  const update = useUpdateRecord();
  const isDone = task.status !== 'open' && task.status !== 'returned';
  const title = titleOf(task);

  async function finish(): Promise<void> {
    try {
      const after = await update.mutateAsync({ record: task, patch: { status: 'done' } });
      const undo = () => update.mutateAsync({ record: after, patch: { status: task.status } }).catch(toast.error);
      toast.undoable(text('tasks.done', { title }), () => void undo());
    } catch (error) {
      toast.error(error as Error);
    }
  }

  if (!may(me, 'edit', 'tasks')) return null;
  const words = text('tasks.markDone', { title });
  return (
    <Tooltip label={words} disabled={isDone}>
      <ActionIcon
        variant={isDone ? 'light' : 'subtle'}
        color={isDone ? 'teal' : 'gray'}
        radius="xl"
        size={28}
        aria-label={isDone ? text('tasks.done', { title }) : words}
        disabled={isDone}
        loading={update.isPending}
        onClick={() => void finish()}
      >
        {isDone ? <Check size={16} aria-hidden /> : <Circle size={18} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}
