import { Group, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  readonly title?: ReactNode;
  /** A number beside the title. */
  readonly count?: ReactNode;
  readonly actions?: ReactNode;
  /** The content reaches the edges: tables, lists. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A surface with a name: the building block of every screen. */
export function Panel({ title, count, actions, flush, children }: PanelProps) {
  const titleId = useId();
  return (
    <section className={styles.panel} aria-labelledby={title ? titleId : undefined}>
      {title && (
        <header className={styles.header}>
          <Group gap={8} wrap="nowrap">
            <Title order={2} size="h3" id={titleId}>
              {title}
            </Title>
            {count !== undefined && <span className={styles.count}>{count}</span>}
          </Group>
          {actions}
        </header>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
