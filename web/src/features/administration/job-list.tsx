import { Badge, Button, Skeleton, Table, Text, Tooltip } from '@mantine/core';
import { Play } from 'lucide-react';
import type { Job } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { isRunning, useJobs, useRunJob } from './administration-queries.ts';
import { summariseResult } from './job-result.ts';
import { describeSchedule } from './schedule-words.ts';

export function JobList() {
  const { text } = useText();
  const jobs = useJobs();
  return (
    <Panel title={text('administration.jobs')} flush>
      {jobs.error && !jobs.data && <ErrorState error={jobs.error} onRetry={() => void jobs.refetch()} />}
      {jobs.isPending && <Skeleton height={90} m="md" width="auto" />}
      {jobs.data && (
        <Table.ScrollContainer minWidth={760}>
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text('administration.job')}</Table.Th>
                <Table.Th>{text('administration.schedule')}</Table.Th>
                <Table.Th miw={120}>{text('administration.lastRun')}</Table.Th>
                <Table.Th>{text('administration.result')}</Table.Th>
                <Table.Th aria-label={text('administration.runNow')} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {jobs.data.map((job) => (
                <JobRow key={job.name} job={job} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}

function JobRow({ job }: { readonly job: Job }) {
  const words = useText();
  const { text, label } = words;
  const formats = useFormats();
  const toast = useToast();
  const run = useRunJob();
  const name = label(`job.${job.name}`, job.name);
  const start = () =>
    run.mutate(job.name, {
      onSuccess: () => toast.done(text('administration.started', { name })),
      onError: toast.error,
    });
  const say = (key: string, value: number | string) =>
    text('administration.figure', {
      name: label(`jobResult.${key}`, key),
      value: typeof value === 'number' ? formats.number(value) : value,
    });
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {label(`job.${job.name}.about`, '')}
        </Text>
      </Table.Td>
      <Table.Td>
        <Tooltip label={job.schedule}>
          <Text component="span" size="sm">
            {describeSchedule(job.schedule, words)}, {job.timeZone}
          </Text>
        </Tooltip>
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {job.lastRun
            ? formats.dateTime(job.lastRun.startedAt ?? job.lastRun.requestedAt)
            : text('administration.never')}
        </Text>
        {job.lastRun && <JobStatus job={job} />}
      </Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed">
          {summariseResult(job.lastRun?.result, say)}
        </Text>
      </Table.Td>
      <Table.Td ta="end">
        <Button
          size="xs"
          variant="default"
          leftSection={<Play size={13} aria-hidden />}
          loading={run.isPending || isRunning(job)}
          onClick={start}
          aria-label={`${text('administration.runNow')}: ${name}`}
        >
          {text('administration.runNow')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

function JobStatus({ job }: { readonly job: Job }) {
  const { label } = useText();
  const status = job.lastRun?.status ?? '';
  const color = status === 'failed' ? 'red' : isRunning(job) ? 'indigo' : 'teal';
  return (
    <Badge size="sm" variant="dot" color={color} tt="none" mt={2}>
      {label(`jobStatus.${status}`, status)}
    </Badge>
  );
}
