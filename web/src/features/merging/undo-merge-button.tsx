import type { ButtonProps } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { type Merge, useUndoMerge } from './merge-queries.ts';

interface UndoMergeButtonProps {
  readonly merge: Merge;
  readonly size?: ButtonProps['size'];
}

/** Takes a merge back, for who may; says what people had changed since and what therefore stays. */
export function UndoMergeButton({ merge, size = 'compact-sm' }: UndoMergeButtonProps) {
  const { text } = useText();
  const toast = useToast();
  const undo = useUndoMerge(merge);
  if (!merge.mayMerge || !['queued', 'moving', 'done'].includes(merge.status)) return null;
  return (
    <ConfirmButton
      label={text('merge.undo')}
      sureLabel={text('merge.undoSure')}
      size={size}
      leftSection={<Undo2 size={14} aria-hidden />}
      loading={undo.isPending}
      onConfirm={() =>
        undo.mutate(undefined, {
          onSuccess: ({ status, kept }) => {
            if (status !== 'undone') toast.done(text('merge.status.undoing'));
            else if (kept.length === 0) toast.done(text('merge.undoneToast'));
            else toast.done(text('merge.undoneKept', { count: kept.length }));
          },
          onError: toast.error,
        })
      }
    />
  );
}
