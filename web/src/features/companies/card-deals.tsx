import { Group, Text } from '@mantine/core';
import { Handshake } from 'lucide-react';
import type { CrmRecord } from '#shared/model/records.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Money } from '../../ui/money.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StageSelect } from '../deals/stage-select.tsx';
import { QuickCreateButton } from '../quick-create/quick-create-button.tsx';
import { isClosedDeal } from '../records/own-writes.ts';
import { RecordLink } from '../records/record-link.tsx';
import styles from '../records/record-rows.module.css';
import { useTitle } from '../records/record-title.ts';
import { AllOfCompany } from './all-of-company.tsx';

interface CardDealsProps {
  readonly companyId: string;
  readonly deals: readonly CrmRecord[];
}

/** Open deals, and last the ones that were closed here a moment ago: a slip is undone where it happened. */
export function CardDeals({ companyId, deals }: CardDealsProps) {
  const { text } = useText();
  const titleOf = useTitle();
  const formats = useFormats();
  const closed = deals.filter(isClosedDeal);
  const open = deals.filter((deal) => !isClosedDeal(deal));
  return (
    <Panel
      title={text('card.openDeals')}
      count={open.length || undefined}
      actions={
        <Group gap={2} wrap="nowrap">
          <AllOfCompany object="deals" companyId={companyId} />
          <QuickCreateButton object="deals" known={{ companyId }} quiet />
        </Group>
      }
      flush
    >
      {deals.length === 0 && <EmptyState small icon={Handshake} title={text('card.noDeals')} />}
      <ul className={styles.list}>
        {[...open, ...closed].map((deal) => (
          <li key={deal.id} className={styles.row}>
            <div className={styles.words}>
              <RecordLink object="deals" id={deal.id} className={styles.title}>
                {titleOf(deal)}
              </RecordLink>
              <Text size="xs" c="dimmed" truncate>
                {typeof deal.amount === 'string' && (
                  <Money amount={deal.amount} currency={String(deal.currency ?? '')} />
                )}
                {typeof deal.expectedCloseDate === 'string' && ` · ${formats.date(deal.expectedCloseDate)}`}
              </Text>
            </div>
            <StageSelect deal={deal} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
