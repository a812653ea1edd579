import { Avatar, Group } from '@mantine/core';
import styles from './user-badge.module.css';

interface UserBadgeProps {
  readonly name: string;
  readonly detail?: string | undefined;
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

export function UserBadge({ name, detail }: UserBadgeProps) {
  return (
    <Group gap={8} wrap="nowrap" component="span" miw={0}>
      <Avatar size={22} radius="xl" color={hueOf(name)} aria-hidden className={styles.avatar}>
        {initialsOf(name)}
      </Avatar>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
    </Group>
  );
}
