import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Credit, shareWith } from '#shared/model/credits.ts';
import { api } from '../../api/api.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../../ui/error-text.ts';
import { RecordLink } from '../records/record-link.tsx';
import { useUpdateRecord } from '../records/record-queries.ts';
import { useMe } from '../session/session-queries.ts';

const half = 50;

/** Takes a part of a colleague's deal, which the reader may change, in place of beginning another one. */
export function ShareDeal({ id }: { readonly id: string }) {
  const { text } = useText();
  const errorText = useErrorText();
  const me = useMe();
  const update = useUpdateRecord();
  const [share, setShare] = useState<number | null>(null);
  const take = useMutation({
    mutationFn: async (part: number) => {
      const { data: deal } = await api.send('GET', '/{object}/{id}', { path: { object: 'deals', id } });
      const former = (deal.credits ?? []) as readonly Credit[];
      const credits = shareWith(former, { ownerId: String(deal.ownerId), userId: me.user.id, share: String(part) });
      await update.mutateAsync({ record: deal, patch: { credits } });
    },
  });
  if (take.isSuccess) {
    return (
      <Text size="sm" mt={4} role="status">
        {text('overlaps.sharedDone')}{' '}
        <RecordLink object="deals" id={id}>
          {text('match.open')}
        </RecordLink>
      </Text>
    );
  }
  if (share === null) {
    return (
      <Button size="compact-sm" mt={6} onClick={() => setShare(half)}>
        {text('overlaps.share')}
      </Button>
    );
  }
  return (
    <Group gap="xs" align="flex-end" mt={6}>
      <NumberInput
        size="xs"
        w={130}
        label={text('overlaps.part')}
        suffix=" %"
        min={1}
        max={100}
        allowDecimal={false}
        value={share}
        error={take.error && errorText(take.error)}
        onChange={(value) => setShare(Number(value) || 0)}
      />
      <Button size="xs" loading={take.isPending} disabled={share < 1 || share > 100} onClick={() => take.mutate(share)}>
        {text('overlaps.take')}
      </Button>
    </Group>
  );
}
