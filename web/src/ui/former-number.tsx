import { Text } from '@mantine/core';
import type { Identifier } from '#shared/model/records.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './list-input.module.css';

/** A number that ended is kept for the papers that name it, and is not written anew. */
export function FormerNumber({ number: { scheme, value, validTo = '' } }: { readonly number: Identifier }) {
  const { text, label } = useText();
  const formats = useFormats();
  return (
    <Text size="sm" c="dimmed" lh="34px" className={styles.grow}>
      {label(`scheme.${scheme}`, scheme)} {value} · {text('value.former', { date: formats.date(validTo) })}
    </Text>
  );
}
