import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import styles from './page-header.module.css';

interface PageHeaderProps {
  /** What kind of thing the title names. */
  readonly above?: ReactNode;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly badges?: ReactNode;
  readonly actions?: ReactNode;
}

/** Names the screen, on the page and in the browser's tab. */
export function PageHeader({ above, title, lead, badges, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Steward`;
  }, [title]);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {above}
        <Group gap="sm">
          <Title order={1}>{title}</Title>
          {badges}
        </Group>
        {lead && (
          <Text component="div" size="sm" c="dimmed" mt={4}>
            {lead}
          </Text>
        )}
      </div>
      <Group gap="xs">{actions}</Group>
    </header>
  );
}
