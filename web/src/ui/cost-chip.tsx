import { Tooltip } from '@mantine/core';
import { Gauge } from 'lucide-react';
import type { Cost } from '../api/server-timing.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './cost-chip.module.css';

/** What this page asked of the table. */
export function CostChip({ cost }: { readonly cost: Cost | null }) {
  const { text } = useText();
  const formats = useFormats();
  if (!cost) return null;
  const parts = [
    text('cost.queries', { count: cost.trips }),
    text('cost.read', { units: formats.number(cost.read) }),
    ...(cost.write > 0 ? [text('cost.write', { units: formats.number(cost.write) })] : []),
    text('cost.milliseconds', { time: formats.number(cost.milliseconds, 0) }),
  ];
  return (
    <Tooltip label={text('cost.explanation')} multiline maw={280}>
      <span className={styles.chip} data-testid="cost">
        <Gauge size={13} aria-hidden />
        {parts.join(' · ')}
      </span>
    </Tooltip>
  );
}
