import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/api.ts';
import type { DuplicatePair } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { MergeLink } from '../merging/merge-link.tsx';

/** Records of two kinds are never one: of those it can only be said that they are not the same. */
export function PairActions({ pair }: { readonly pair: DuplicatePair }) {
  const [one, other] = pair.records;
  const isOfOneKind = one !== undefined && one.object === other?.object;
  return (
    <Group gap="xs" justify="flex-end">
      {isOfOneKind && <MergeLink object={one.object} ids={pair.records.map(({ id }) => id)} />}
      <RejectButton pairId={pair.id} />
    </Group>
  );
}

/** Why is asked for: it holds for everybody. */
function RejectButton({ pairId }: { readonly pairId: string }) {
  const { text } = useText();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const forget = () => {
    for (const key of ['duplicates', 'card']) void queryClient.invalidateQueries({ queryKey: [key] });
  };
  const reopen = () =>
    void api.send('POST', '/duplicates/{id}/reopen', { path: { id: pairId } }).then(forget, toast.error);
  const reject = useMutation({
    mutationFn: () => api.send('POST', '/duplicates/{id}/reject', { path: { id: pairId }, body: { reason } }),
    onSuccess: () => toast.undoable(text('duplicates.rejected'), reopen),
    onError: toast.error,
    onSettled: forget,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reject.mutate();
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen(!isOpen)}>
          {text('duplicates.reject')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Stack gap="xs">
            <TextInput
              label={text('duplicates.rejectReason')}
              required
              minLength={3}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button type="submit" size="xs" loading={reject.isPending} disabled={reason.trim().length < 3}>
              {text('duplicates.reject')}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
