import { Tooltip } from '@mantine/core';
import { ShieldUser } from 'lucide-react';
import { useText } from '../i18n/use-text.ts';
import styles from './personal-mark.module.css';

/** Stands beside the name of a field that tells something about a person. */
export function PersonalMark() {
  const { text } = useText();
  const title = text('personal.mark');
  return (
    <Tooltip label={title}>
      <span role="img" aria-label={title} className={styles.mark}>
        <ShieldUser size={13} aria-hidden />
      </span>
    </Tooltip>
  );
}
