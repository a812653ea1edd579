import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ApiKey } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useRevokeApiKey } from './api-key-queries.ts';

interface RevokeDialogProps {
  /** null: closed. */
  readonly apiKey: ApiKey | null;
  readonly onClose: () => void;
}

/** Asks first: a key that is revoked does not come back. */
export function RevokeDialog({ apiKey, onClose }: RevokeDialogProps) {
  const { text } = useText();
  const toast = useToast();
  const revoke = useRevokeApiKey();
  const confirm = (key: ApiKey) =>
    revoke.mutate(key, {
      onSuccess: () => {
        toast.done(text('keys.isRevoked', { name: key.name }));
        onClose();
      },
      onError: toast.error,
    });
  return (
    <Modal
      opened={apiKey !== null}
      onClose={onClose}
      title={apiKey && text('keys.revokeTitle', { name: apiKey.name })}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{text('keys.revokeLead')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {text('action.cancel')}
          </Button>
          <Button color="red" loading={revoke.isPending} onClick={() => apiKey && confirm(apiKey)}>
            {text('keys.revoke')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
