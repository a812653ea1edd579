import { Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text.ts';
import { meQuery } from './session-queries.ts';
import { SignInSteps } from './sign-in-steps.tsx';

/** Asks for the password over the open page, so that nothing typed into it is lost. */
export function SessionExpired() {
  const { text } = useText();
  const queryClient = useQueryClient();
  const email = queryClient.getQueryData(meQuery.queryKey)?.user.email;
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={text('signIn.expiredTitle')}
    >
      <Text size="sm" c="dimmed" mb="md">
        {text('signIn.expiredLead')}
      </Text>
      <SignInSteps {...(email && { email })} onSignedIn={() => void queryClient.invalidateQueries()} />
    </Modal>
  );
}
