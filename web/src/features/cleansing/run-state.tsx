import { Badge } from '@mantine/core';
import type { CleansingRun } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { isAtWork } from './cleansing-queries.ts';

interface RunProps {
  readonly run: CleansingRun;
}

const colours: Readonly<Record<CleansingRun['status'], string>> = {
  previewing: 'indigo',
  previewed: 'yellow',
  running: 'indigo',
  done: 'teal',
  undoing: 'indigo',
  undone: 'gray',
};

export function RunState({ run: { status } }: RunProps) {
  const { text } = useText();
  return (
    <Badge variant="dot" color={colours[status]} tt="none" fw={500}>
      {text(`cleansing.status.${status}`)}
    </Badge>
  );
}

/** How far it is, or what came of it. */
export function RunResult({ run }: RunProps) {
  return isAtWork(run) ? <Progress run={run} /> : <Outcome run={run} />;
}

/** Whether there is something that undoing would take back. */
export function canBeUndone({ status, outcomes, mergeRunId }: CleansingRun): boolean {
  return (status === 'done' || status === 'running') && ((outcomes.changed ?? 0) > 0 || mergeRunId !== null);
}

function Progress({ run }: RunProps) {
  const { text } = useText();
  const { number } = useFormats();
  if (run.status === 'previewing') return text('cleansing.examined', { records: number(run.examined, 0) });
  const done = run.status === 'undoing' ? (run.undo?.done ?? 0) : run.done;
  const total = run.status === 'undoing' ? (run.outcomes.changed ?? 0) : run.count;
  return text('cleansing.progress', { done: number(done, 0), total: number(total, 0) });
}

function Outcome({ run }: RunProps) {
  const { text } = useText();
  const { number } = useFormats();
  if (run.status === 'previewed') return text('cleansing.found', { records: number(run.count, 0) });
  if (run.status === 'undone') return text('cleansing.reversed', { records: number(run.undo?.reversed ?? 0, 0) });
  return text('cleansing.changed', { records: number(run.outcomes.changed ?? 0, 0) });
}
