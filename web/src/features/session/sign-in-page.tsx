import { Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Logo } from '../../ui/logo.tsx';
import { DemoUsers } from './demo-users.tsx';
import { healthQuery } from './session-queries.ts';
import styles from './sign-in-page.module.css';
import { SignInSteps } from './sign-in-steps.tsx';

export function SignInPage() {
  const { text } = useText();
  const health = useQuery(healthQuery);
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/sign-in' });
  const goOn = () => void navigate({ href: next ?? '/', replace: true });
  useEffect(() => {
    document.title = `${text('signIn.title')} · Steward`;
  }, [text]);
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <Group justify="space-between" mb="xl">
          <Logo />
          <LanguageSwitch />
        </Group>
        <Title order={1} size="h2">
          {text('signIn.title')}
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          {text('signIn.lead')}
        </Text>
        <SignInSteps onSignedIn={goOn} />
        {health.data?.demoUsers && <DemoUsers users={health.data.demoUsers} onSignedIn={goOn} />}
      </main>
    </div>
  );
}
