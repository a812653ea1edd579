import { type ComboboxData, Select } from '@mantine/core';
import styles from './pill-select.module.css';

interface PillSelectProps {
  /** Names it to those who do not see what it stands beside. */
  readonly label: string;
  readonly data: ComboboxData;
  readonly value: unknown;
  readonly onChange: (value: string | null) => void;
  readonly disabled: boolean;
  /** How it goes: `open` until it is over, one way or the other. */
  readonly tone: 'open' | 'well' | 'over';
}

/** How far something is, and the way to say that it is further now, where it stands. */
export function PillSelect({ label, value, tone, ...rest }: PillSelectProps) {
  return (
    <Select
      {...rest}
      size="xs"
      variant="unstyled"
      className={styles.select}
      classNames={{ input: styles.input ?? '' }}
      data-tone={tone}
      aria-label={label}
      value={typeof value === 'string' ? value : null}
      allowDeselect={false}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  );
}
