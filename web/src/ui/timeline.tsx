import { Text } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormats } from '../i18n/use-formats.ts';
import styles from './timeline.module.css';

export interface TimelineEntry {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly at: string;
  readonly title: string;
  readonly by?: ReactNode;
  readonly text?: string | undefined;
  /** Between the text and who it was. */
  readonly content?: ReactNode;
}

/** What happened, newest first. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const formats = useFormats();
  return (
    <ol className={styles.list}>
      {entries.map(({ id, icon: Icon, at, title, by, text, content }) => (
        <li key={id} className={styles.entry}>
          <span className={styles.icon}>
            <Icon size={14} aria-hidden />
          </span>
          <div className={styles.words}>
            <div className={styles.head}>
              <Text component="span" size="sm" fw={600}>
                {title}
              </Text>
              <Text component="time" size="xs" c="dimmed" dateTime={at}>
                {formats.dateTime(at)}
              </Text>
            </div>
            {text && (
              <Text size="sm" className={styles.text}>
                {text}
              </Text>
            )}
            {content}
            {by && (
              <Text component="div" size="xs" c="dimmed">
                {by}
              </Text>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
