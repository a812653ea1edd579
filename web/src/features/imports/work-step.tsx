import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { Import } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { useCommit, useUndo } from './import-queries.ts';
import { useCounts } from './use-counts.ts';

/** Work that is well gives signs of life every few seconds, and is called again by itself after one minute and two. */
const patience = 4 * 60_000;

interface WorkStepProps {
  readonly one: Import;
  /** A plan is made anew by other settings, or by the same. */
  readonly onRemap: () => void;
}

/** Work of the background: it goes on without this page. */
export function WorkStep({ one, onRemap }: WorkStepProps) {
  const { text } = useText();
  const formats = useFormats();
  const counts = useCounts();
  const commit = useCommit(one);
  const undo = useUndo(one.id);
  const isPlanning = one.status === 'planning';
  const work = workOf(one);
  if (!work) return null;
  const isStalled = Date.now() - Date.parse(work.at) > patience;
  const wake = () => (isPlanning ? onRemap() : (one.status === 'undoing' ? undo : commit).mutate(undefined));
  const progress = text('imports.progress', { done: formats.number(work.done), total: formats.number(work.total) });
  return (
    <Panel title={text(`imports.status.${one.status}`)}>
      <Stack gap="sm">
        <Progress.Root size="lg">
          <Progress.Section
            value={work.total === 0 ? 100 : (work.done / work.total) * 100}
            aria-label={text(`imports.status.${one.status}`)}
            aria-valuetext={progress}
            animated
          />
        </Progress.Root>
        <Group justify="space-between">
          <Text size="sm" role="status">
            {progress}
          </Text>
          <Text size="sm" c="dimmed">
            {isPlanning ? null : counts((one.status === 'undoing' ? one.undo : one.commit)?.counts ?? {})}
          </Text>
        </Group>
        {isStalled ? (
          <Group gap="sm">
            <Text size="sm">{text('imports.stalled')}</Text>
            <Button size="xs" loading={commit.isPending || undo.isPending} onClick={wake}>
              {text(isPlanning ? 'imports.remap' : 'imports.goOn')}
            </Button>
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {text('imports.mayLeave')}
          </Text>
        )}
      </Stack>
    </Panel>
  );
}

function workOf({ status, planning, commit, undo }: Import) {
  if (status === 'planning') return planning;
  return status === 'undoing' ? undo : commit;
}
