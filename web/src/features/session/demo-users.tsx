import { Divider, Stack, UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { demoPassword } from '#shared/model/demo-users.ts';
import { api } from '../../api/api.ts';
import type { Health } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { UserBadge } from '../../ui/user-badge.tsx';
import styles from './sign-in-page.module.css';

interface DemoUsersProps {
  readonly users: NonNullable<Health['demoUsers']>;
  readonly onSignedIn: () => void;
}

export function DemoUsers({ users, onSignedIn }: DemoUsersProps) {
  const { text, label } = useText();
  const signIn = useMutation({
    mutationFn: (email: string) => api.signIn(email, demoPassword),
    onSuccess: onSignedIn,
  });
  return (
    <Stack gap={6} mt="lg">
      <Divider label={text('signIn.demo')} labelPosition="left" />
      {users.map((user) => (
        <UnstyledButton
          key={user.email}
          className={styles.demoUser}
          disabled={signIn.isPending}
          onClick={() => signIn.mutate(user.email)}
        >
          <UserBadge name={user.name} detail={`${label(`role.${user.role}`, user.role)} · ${user.email}`} />
        </UnstyledButton>
      ))}
      <Refusal error={signIn.error} />
    </Stack>
  );
}
