import { Stack, Text } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './states.module.css';

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** What to do about it. */
  readonly advice?: string | undefined;
  readonly action?: ReactNode;
  readonly small?: boolean;
}

export function EmptyState({ icon: Icon, title, advice, action, small }: EmptyStateProps) {
  return (
    <Stack align="center" gap={6} py={small ? 'md' : 48} px="md" ta="center">
      <span className={styles.icon}>
        <Icon size={small ? 18 : 24} strokeWidth={1.75} aria-hidden />
      </span>
      <Text fw={600} size={small ? 'sm' : 'md'}>
        {title}
      </Text>
      {advice && (
        <Text size="sm" c="dimmed" maw={420}>
          {advice}
        </Text>
      )}
      {action && <div className={styles.action}>{action}</div>}
    </Stack>
  );
}
