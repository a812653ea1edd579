import { Tooltip } from '@mantine/core';
import { Lock } from 'lucide-react';
import styles from './personal-mark.module.css';

/** Stands beside the name of a field that is read-only here. @param why in words */
export function LockMark({ why }: { readonly why: string }) {
  return (
    <Tooltip label={why}>
      <span role="img" aria-label={why} className={styles.mark}>
        <Lock size={12} aria-hidden />
      </span>
    </Tooltip>
  );
}
