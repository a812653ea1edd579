import { Group } from '@mantine/core';
import type { CSSProperties } from 'react';
import styles from './user-badge.module.css';

interface UserBadgeProps {
  readonly name: string;
  readonly detail?: string | undefined;
  /** On a narrow screen the initials say enough. */
  readonly shrinks?: boolean;
}

const hues = ['indigo', 'teal', 'grape', 'cyan', 'orange', 'pink'] as const;

/** The same person has the same colour everywhere. */
function hueOf(name: string): string {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return hues[sum % hues.length] ?? 'indigo';
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
}

export function UserBadge({ name, detail, shrinks }: UserBadgeProps) {
  return (
    <Group gap={8} wrap="nowrap" component="span" miw={0}>
      <span
        className={styles.avatar}
        style={{ '--hue': `var(--mantine-color-${hueOf(name)}-9)` } as CSSProperties}
        aria-hidden
      >
        {initialsOf(name)}
      </span>
      <span className={styles.words} data-shrinks={shrinks || undefined}>
        <span className={styles.name}>{name}</span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
    </Group>
  );
}
