import { Badge, Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight, Undo2, WandSparkles } from 'lucide-react';
import { useState } from 'react';
import type { MergeRun } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/use-toast.ts';
import styles from '../merging/merge-list.module.css';
import { isRunning, runsQuery, useUndoRun } from './auto-merge-queries.ts';
import { RunMerges } from './run-merges.tsx';

/** Newest first, each with what it merged. */
export function RunList() {
  const { text } = useText();
  const query = useInfiniteQuery(runsQuery);
  return (
    <Panel title={text('autoMerge.runs')} flush>
      <PagedList
        query={query}
        entriesOf={({ data }) => data}
        pending={120}
        empty={<EmptyState icon={WandSparkles} title={text('autoMerge.noRuns')} />}
      >
        {(runs) => (
          <ul className={styles.list}>
            {runs.map((run) => (
              <Run key={run.id} run={run} />
            ))}
          </ul>
        )}
      </PagedList>
    </Panel>
  );
}

function Run({ run }: { readonly run: MergeRun }) {
  const { text } = useText();
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const { accountManager, by, merged, status } = run;
  return (
    <li>
      <div className={styles.entry}>
        <div className={styles.words}>
          <Text className={styles.name}>{formats.dateTime(run.at)}</Text>
          <Text size="xs" c="dimmed">
            {by ? by.name : text('autoMerge.bySchedule')}
            {accountManager && ` · ${text('autoMerge.onlyOf', { name: accountManager.name })}`}
          </Text>
        </div>
        <Badge variant="light" color={status === 'undone' ? 'gray' : 'indigo'} tt="none" fw={500}>
          {text(`autoMerge.status.${status}`)}
        </Badge>
        <Group gap="xs" justify="flex-end">
          <Button
            size="compact-sm"
            variant="subtle"
            disabled={merged === 0}
            aria-expanded={isOpen}
            rightSection={isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
            onClick={() => setOpen(!isOpen)}
          >
            {text('autoMerge.merged', { count: merged })}
          </Button>
          <UndoButton run={run} />
        </Group>
      </div>
      {isOpen && <RunMerges run={run} />}
    </li>
  );
}

function UndoButton({ run }: { readonly run: MergeRun }) {
  const { text } = useText();
  const toast = useToast();
  const undo = useUndoRun(run.id);
  if (run.merged === 0 || run.status === 'undone' || (isRunning(run) && run.status !== 'running')) return null;
  return (
    <ConfirmButton
      label={text('autoMerge.undo')}
      sureLabel={text('merge.undoSure')}
      size="compact-sm"
      leftSection={<Undo2 size={14} aria-hidden />}
      loading={undo.isPending}
      onConfirm={() => undo.mutate(undefined, { onError: toast.error })}
    />
  );
}
