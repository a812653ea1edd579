import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import type { JoinRequest } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { UserBadge } from '../../ui/user-badge.tsx';
import { RecordLink } from '../records/record-link.tsx';
import styles from '../records/record-rows.module.css';
import { DecideDialog, type Decision } from './decide-dialog.tsx';
import { joinRequestsQuery } from './notice-queries.ts';

/** What others ask of the reader, and what the reader has asked. */
export function RequestsPage() {
  const { text } = useText();
  const [decision, setDecision] = useState<Decision | null>(null);
  return (
    <>
      <PageHeader title={text('requests.title')} lead={text('requests.lead')} />
      <Stack gap="md">
        <Box name="toDecide" onDecide={setDecision} />
        <Box name="mine" />
      </Stack>
      {decision && <DecideDialog decision={decision} onClose={() => setDecision(null)} />}
    </>
  );
}

interface BoxProps {
  readonly name: 'toDecide' | 'mine';
  readonly onDecide?: (decision: Decision) => void;
}

function Box({ name, onDecide }: BoxProps) {
  const { text } = useText();
  const requests = useQuery(joinRequestsQuery(name));
  return (
    <Panel title={text(`requests.${name}`)} {...(requests.data && { count: requests.data.length })} flush>
      {requests.error && <ErrorState error={requests.error} onRetry={() => void requests.refetch()} />}
      {requests.isPending && <Skeleton height={48} m="md" />}
      {requests.data?.length === 0 && <EmptyState small icon={UserRoundPlus} title={text(`requests.${name}Empty`)} />}
      <ul className={styles.list}>
        {requests.data?.map((request) => (
          <li key={request.id} className={styles.row}>
            <Stack gap={2} className={styles.words}>
              <Client request={request} />
              {onDecide && <UserBadge name={request.asker.name} />}
              <Text size="sm">{text('requests.said', { message: request.message })}</Text>
              <Outcome request={request} />
            </Stack>
            {onDecide && (
              <Group gap="xs" wrap="nowrap">
                <Button size="xs" onClick={() => onDecide({ request, kind: 'accept' })}>
                  {text('requests.accept')}
                </Button>
                <Button size="xs" variant="default" onClick={() => onDecide({ request, kind: 'decline' })}>
                  {text('requests.decline')}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Client({ request: { company } }: { readonly request: JoinRequest }) {
  const { text } = useText();
  if (!company) return <span className={styles.title}>{text('requests.hidden')}</span>;
  return (
    <RecordLink object="companies" id={company.id} className={styles.title}>
      {company.name}
    </RecordLink>
  );
}

const colours = { open: 'indigo', accepted: 'teal', declined: 'red' } as const;

function Outcome({ request }: { readonly request: JoinRequest }) {
  const { text } = useText();
  const formats = useFormats();
  const { state, dueAt, overdue, decidedBy, reason, scope } = request;
  return (
    <Group gap="xs">
      <Badge variant="light" color={colours[state]} tt="none">
        {text(`requests.${state}`)}
      </Badge>
      <Text size="xs" c="dimmed">
        {state === 'open'
          ? text(overdue ? 'requests.overdue' : 'requests.due', { when: formats.dateTime(dueAt) })
          : [decidedBy?.name, reason, scope].filter(Boolean).join(' · ')}
      </Text>
    </Group>
  );
}
