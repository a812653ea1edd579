import { Badge, Button, Skeleton, Table } from '@mantine/core';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { apiKeyStates } from '#shared/model/organisation.ts';
import type { ApiKey } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useUsers } from '../session/session-queries.ts';
import { ApiKeyDrawer } from './api-key-drawer.tsx';
import { useApiKeys } from './api-key-queries.ts';
import { RevokeDialog } from './revoke-dialog.tsx';
import { useRoleName } from './role-name.ts';

export function ApiKeyList() {
  const { text } = useText();
  const keys = useApiKeys();
  const [isCreating, setCreating] = useState(false);
  const [revoked, setRevoked] = useState<ApiKey | null>(null);
  const add = (
    <Button
      size="xs"
      variant="default"
      leftSection={<Plus size={14} aria-hidden />}
      onClick={() => setCreating(true)}
      disabled={!keys.data}
    >
      {text('keys.new')}
    </Button>
  );
  return (
    <Panel title={text('keys.title')} count={keys.data?.length} actions={add} flush>
      {keys.error && !keys.data && <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.isPending && <Skeleton height={90} m="md" width="auto" />}
      {keys.data?.length === 0 && <EmptyState icon={KeyRound} title={text('keys.empty')} advice={text('keys.lead')} />}
      {keys.data && keys.data.length > 0 && <ApiKeyTable keys={keys.data} onRevoke={setRevoked} />}
      <ApiKeyDrawer opened={isCreating} onClose={() => setCreating(false)} />
      <RevokeDialog apiKey={revoked} onClose={() => setRevoked(null)} />
    </Panel>
  );
}

interface ApiKeyTableProps {
  readonly keys: readonly ApiKey[];
  readonly onRevoke: (key: ApiKey) => void;
}

function ApiKeyTable({ keys, onRevoke }: ApiKeyTableProps) {
  const { text } = useText();
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text('people.departmentName')}</Table.Th>
            <Table.Th>{text('people.roles')}</Table.Th>
            <Table.Th>{text('people.status')}</Table.Th>
            <Table.Th>{text('keys.expires')}</Table.Th>
            <Table.Th>{text('keys.lastUsed')}</Table.Th>
            <Table.Th>{text('field.createdBy')}</Table.Th>
            <Table.Th aria-label={text('people.actions')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.toSorted(byState).map((key) => (
            <ApiKeyRow key={key.id} apiKey={key} onRevoke={onRevoke} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** What can be used first; within each state the newest stays first. */
function byState(left: ApiKey, right: ApiKey): number {
  return apiKeyStates.indexOf(left.status) - apiKeyStates.indexOf(right.status);
}

const colours = { active: 'teal', expired: 'yellow', revoked: 'gray' } as const;

interface ApiKeyRowProps {
  readonly apiKey: ApiKey;
  readonly onRevoke: (key: ApiKey) => void;
}

function ApiKeyRow({ apiKey, onRevoke }: ApiKeyRowProps) {
  const { text } = useText();
  const formats = useFormats();
  const roleName = useRoleName();
  const users = useUsers();
  const { name, roles, status, expiresAt, lastUsedAt, createdBy } = apiKey;
  return (
    <Table.Tr h={48} {...(status === 'revoked' && { c: 'dimmed' })}>
      <Table.Td fw={500}>{name}</Table.Td>
      <Table.Td>{roles.map(roleName).join(', ')}</Table.Td>
      <Table.Td>
        <Badge variant="dot" color={colours[status]} tt="none" miw="max-content">
          {text(`keys.${status}`)}
        </Badge>
      </Table.Td>
      <Table.Td>{formats.date(expiresAt)}</Table.Td>
      <Table.Td>{lastUsedAt ? formats.dateTime(lastUsedAt) : text('keys.neverUsed')}</Table.Td>
      <Table.Td>{users.data?.find(({ id }) => id === createdBy)?.name}</Table.Td>
      <Table.Td ta="end">
        {status !== 'revoked' && (
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            aria-label={`${text('keys.revoke')}: ${name}`}
            onClick={() => onRevoke(apiKey)}
          >
            {text('keys.revoke')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
