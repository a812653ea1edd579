import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Repeat, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import type { Import } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { ErrorFileButton } from './error-file-button.tsx';
import { useUndo } from './import-queries.ts';
import { ReversalReport } from './reversal-report.tsx';
import { useCounts } from './use-counts.ts';

/** What came of it, and the way back. */
export function ResultStep({ one }: { readonly one: Import }) {
  const { text } = useText();
  const counts = useCounts();
  const [isAsking, { open, close }] = useDisclosure();
  const { commit, plan, status } = one;
  const refused = (commit?.counts.refused ?? 0) + (plan?.counts.refuse ?? 0);
  useFreshRecords(status);
  const summary = { ...commit?.counts, refused, skip: plan?.counts.skip ?? 0 };
  const isEmpty = (commit?.counts.created ?? 0) + (commit?.counts.updated ?? 0) === 0;
  return (
    <>
      <Panel title={text('imports.step.result')}>
        <Stack gap="sm">
          <Text size="sm">{counts(summary) || text('imports.nothingDone')}</Text>
          <Group gap="xs">
            {refused > 0 && <ErrorFileButton one={one} />}
            {status === 'committed' && !isEmpty && (
              <Button component={Link} to="/quality" search={{ import: one.id } as never} variant="default">
                {text('imports.showDebt')}
              </Button>
            )}
            {status === 'committed' && !isEmpty && (
              <Button variant="default" leftSection={<Undo2 size={15} aria-hidden />} onClick={open}>
                {text('imports.undo')}
              </Button>
            )}
            {status === 'committed' && one.feedId === null && <MakeFeedButton one={one} />}
          </Group>
        </Stack>
      </Panel>
      {status === 'undone' && <ReversalReport one={one} />}
      <UndoDialog one={one} opened={isAsking} onClose={close} />
    </>
  );
}

/** Files that look like this one will come again. */
function MakeFeedButton({ one: { id } }: { readonly one: Import }) {
  const { text } = useText();
  const navigate = useNavigate();
  return (
    <Button
      variant="default"
      leftSection={<Repeat size={15} aria-hidden />}
      onClick={() => void navigate({ to: '/feeds/new', search: { import: id } })}
    >
      {text('feeds.make')}
    </Button>
  );
}

/** Lists and cards that were loaded before know nothing of it. */
function useFreshRecords(status: Import['status']): void {
  const queryClient = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew after undoing as well
  useEffect(() => {
    for (const key of ['records', 'card', 'duplicates']) void queryClient.invalidateQueries({ queryKey: [key] });
  }, [queryClient, status]);
}

interface UndoDialogProps {
  readonly one: Import;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function UndoDialog({ one, opened, onClose }: UndoDialogProps) {
  const { text } = useText();
  const undo = useUndo(one.id);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text('imports.undo')}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{text('imports.undoLead')}</Text>
        <Refusal error={undo.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {text('action.close')}
          </Button>
          <Button color="red.9" loading={undo.isPending} onClick={() => undo.mutate(undefined, { onSuccess: onClose })}>
            {text('imports.undo')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
