import { Button, Group, List, Modal, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Leaving, User } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { usePeople } from '../session/session-queries.ts';
import { EndingKeys, RecentExports } from './leaving-details.tsx';
import { leavingQuery, useLeave } from './people-queries.ts';

interface LeaveDialogProps {
  /** null: closed. */
  readonly user: User | null;
  readonly onClose: () => void;
}

/** Shows what a person leaves behind before anything is done. */
export function LeaveDialog({ user, onClose }: LeaveDialogProps) {
  const { text } = useText();
  return (
    <Modal
      opened={user !== null}
      onClose={onClose}
      title={user && text('people.leaveTitle', { name: user.name })}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {user && <LeaveForm user={user} onDone={onClose} />}
    </Modal>
  );
}

function LeaveForm({ user, onDone }: { readonly user: User; readonly onDone: () => void }) {
  const { text } = useText();
  const toast = useToast();
  const users = usePeople();
  const preview = useQuery(leavingQuery(user.id));
  const [successor, setSuccessor] = useState<string | null>(null);
  const [remaining, setRemaining] = useState<number | null>(null);
  const leave = useLeave(setRemaining);
  const error = preview.error ?? leave.error;
  const needsSuccessor = (preview.data?.remaining ?? 0) > 0;
  const candidates = (users.data ?? []).filter((one) => one.status === 'active' && one.id !== user.id);

  function submit(): void {
    leave.mutate(
      { id: user.id, successor },
      {
        onSuccess: () => {
          toast.done(text('people.left', { name: user.name }));
          onDone();
        },
      },
    );
  }

  return (
    <Stack gap="sm">
      <Text size="sm">{text('people.leaveLead')}</Text>
      <Refusal error={error} />
      {preview.isPending && <Skeleton height={70} />}
      {preview.data && <Belongings counts={preview.data.counts} />}
      {preview.data && <EndingKeys apiKeys={preview.data.apiKeys} />}
      {preview.data && <RecentExports exports={preview.data.exports} />}
      {needsSuccessor && (
        <Select
          label={text('people.successor')}
          required
          searchable
          data={candidates.map(({ id, name }) => ({ value: id, label: name }))}
          value={successor}
          onChange={setSuccessor}
        />
      )}
      {remaining !== null && <Text size="sm">{text('people.remaining', { count: remaining })}</Text>}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onDone}>
          {text('action.cancel')}
        </Button>
        <Button
          color="red"
          loading={leave.isPending}
          disabled={!preview.data || (needsSuccessor && successor === null)}
          onClick={submit}
        >
          {text('people.endAndPass')}
        </Button>
      </Group>
    </Stack>
  );
}

function Belongings({ counts }: Pick<Leaving, 'counts'>) {
  const { text } = useText();
  const found = (Object.entries(counts) as [ObjectName, number][]).filter(([, count]) => count > 0);
  if (found.length === 0) return <Text size="sm">{text('people.nothingOwned')}</Text>;
  return (
    <List size="sm">
      {found.map(([object, count]) => (
        <List.Item key={object}>
          {object === 'deals' ? text('card.openDeals') : text(`object.${object}.many`)}: {count}
        </List.Item>
      ))}
    </List>
  );
}
