import { Text } from '@mantine/core';
import type { Cost } from '../../api/server-timing.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { CostChip } from '../../ui/cost-chip.tsx';
import styles from './record-list.module.css';

interface ListFooterProps {
  /** Absent: nothing has been answered yet. */
  readonly loaded: number | undefined;
  readonly hasMore: boolean;
  /** Of all that the list holds, if anybody knows. */
  readonly total: number | null;
  readonly cost: Cost | null;
}

/** Says how many there are where that is known, and otherwise no more than is true. */
export function ListFooter({ loaded, hasMore, total, cost }: ListFooterProps) {
  return (
    <footer className={styles.footer}>
      <Text size="xs" c="dimmed" role="status">
        {loaded !== undefined && <Count loaded={loaded} hasMore={hasMore} total={total} />}
      </Text>
      <CostChip cost={cost} />
    </footer>
  );
}

function Count({ loaded, hasMore, total }: { readonly loaded: number } & Omit<ListFooterProps, 'cost' | 'loaded'>) {
  const { text } = useText();
  const formats = useFormats();
  if (!hasMore) return text('list.loadedAll', { count: loaded });
  if (total === null || total < loaded) return text('list.loadedSoFar', { count: loaded });
  return text('list.loadedOf', { loaded: formats.number(loaded, 0), total: formats.number(total, 0) });
}
