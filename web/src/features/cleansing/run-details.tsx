import { Alert, Button, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check, Undo2 } from 'lucide-react';
import type { CleansingRun, WholeCleansingRun } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useToast } from '../../ui/use-toast.ts';
import styles from './cleansing.module.css';
import { runQuery, useApprove, useUndo } from './cleansing-queries.ts';
import { canBeUndone } from './run-state.tsx';
import { KeptFields, Samples } from './samples.tsx';

/** What each step found and did, with some of the records, and what can be done about it. */
export function RunDetails({ run }: { readonly run: CleansingRun }) {
  const query = useQuery(runQuery(run));
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton height={140} m="md" width="auto" />;
  const whole = query.data;
  return (
    <Stack gap="md" className={styles.details}>
      <Steps run={whole} />
      <Outcomes run={whole} />
      <Actions run={whole} />
      <KeptFields kept={whole.kept} />
      <Samples sample={whole.sample} isDone={whole.status !== 'previewed' && whole.status !== 'previewing'} />
    </Stack>
  );
}

function Steps({ run }: { readonly run: WholeCleansingRun }) {
  const { text } = useText();
  const { number } = useFormats();
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table verticalSpacing={6} maw={720}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text('cleansing.stepColumn')}</Table.Th>
            <Table.Th ta="end">{text('cleansing.foundColumn')}</Table.Th>
            <Table.Th ta="end">{text('cleansing.doneColumn')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {run.steps.map(({ kind, found, done }) => (
            <Table.Tr key={kind}>
              <Table.Td>{text(`cleansing.step.${kind}`)}</Table.Td>
              <Table.Td ta="end">{number(found, 0)}</Table.Td>
              <Table.Td ta="end">{number(done, 0)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Outcomes({ run }: { readonly run: WholeCleansingRun }) {
  const { text } = useText();
  const formats = useFormats();
  const { moved = 0, gone = 0, refused = 0 } = run.outcomes;
  const left = [
    { key: 'moved', count: moved },
    { key: 'gone', count: gone },
    { key: 'refused', count: refused },
  ] as const;
  const { approved, undo } = run;
  const lines = [
    ...(approved ? [text('cleansing.approvedBy', { name: approved.by.name, at: formats.dateTime(approved.at) })] : []),
    ...left
      .filter(({ count }) => count > 0)
      .map(({ key, count }) => text(`cleansing.outcome.${key}`, { records: formats.number(count, 0) })),
    ...(undo ? [text('cleansing.undoneBy', { name: undo.by.name, at: formats.dateTime(undo.at) })] : []),
    ...(undo && undo.failed > 0 ? [text('cleansing.failed', { records: formats.number(undo.failed, 0) })] : []),
  ];
  return lines.map((line) => (
    <Text key={line} size="sm">
      {line}
    </Text>
  ));
}

function Actions({ run }: { readonly run: WholeCleansingRun }) {
  const { text } = useText();
  const formats = useFormats();
  const toast = useToast();
  const approve = useApprove(run);
  const undo = useUndo(run.id);
  const pairs = run.steps.find(({ kind }) => kind === 'mergeCertain')?.found ?? 0;
  if (run.status === 'previewed') {
    if (run.count + pairs === 0)
      return (
        <Alert variant="light" color="teal">
          {text('cleansing.nothing')}
        </Alert>
      );
    return (
      <Group gap="md">
        <Button
          leftSection={<Check size={15} aria-hidden />}
          loading={approve.isPending}
          onClick={() =>
            approve.mutate(undefined, { onSuccess: () => toast.done(text('cleansing.begun')), onError: toast.error })
          }
        >
          {text('cleansing.approve')}
        </Button>
        <Text size="xs" c="dimmed" maw={460}>
          {text('cleansing.approveAdvice', { date: formats.date(run.undoUntil.slice(0, 10)) })}
        </Text>
      </Group>
    );
  }
  if (!canBeUndone(run)) return null;
  return (
    <Group gap="md">
      <ConfirmButton
        label={text('cleansing.undo')}
        sureLabel={text('cleansing.undoSure')}
        size="xs"
        leftSection={<Undo2 size={14} aria-hidden />}
        loading={undo.isPending}
        onConfirm={() => undo.mutate(undefined, { onError: toast.error })}
      />
      <Text size="xs" c="dimmed" maw={460}>
        {text('cleansing.undoAdvice', { date: formats.date(run.undoUntil.slice(0, 10)) })}
      </Text>
    </Group>
  );
}
