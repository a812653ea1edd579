import { Button, Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Match } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useRestoreRecord } from '../records/record-queries.ts';

/** What is entered again lies in the bin: it comes back, with its history, instead of a second one. */
export function RestoreMatch({ record }: { readonly record: NonNullable<Match['record']> }) {
  const { text } = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const restore = useRestoreRecord();
  const { object, id } = record;
  const bringBack = () =>
    restore.mutate(
      { object, id },
      { onSuccess: () => void navigate({ to: '/$object/$id', params: { object, id } }), onError: toast.error },
    );
  return (
    <Group gap="xs" mt={4}>
      <Text size="xs" c="dimmed">
        {text('match.binned')}
      </Text>
      <Button size="compact-xs" variant="default" loading={restore.isPending} onClick={bringBack}>
        {text('match.restore')}
      </Button>
    </Group>
  );
}
