import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Handshake } from 'lucide-react';
import type { CrmRecord } from '#shared/model/records.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Money } from '../../ui/money.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StageSelect } from '../deals/stage-select.tsx';
import { titleOf } from '../records/record-title.ts';
import { recordReferences } from '../records/references.tsx';
import { useStages } from '../records/use-stages.ts';
import { useMe } from '../session/session-queries.ts';
import styles from './dashboard.module.css';
import { useMyOpenDeals } from './dashboard-queries.ts';

export function MyDeals() {
  const { text } = useText();
  const me = useMe();
  const open = useStages().filter((stage) => stage.kind === 'open');
  const deals = useMyOpenDeals(
    me.user.id,
    open.map((stage) => stage.value),
  );
  const rows = deals.data?.data ?? [];
  return (
    <Panel title={text('dashboard.myDeals')} actions={<Link to="/deals">{text('dashboard.allDeals')}</Link>} flush>
      {deals.error && <ErrorState error={deals.error} onRetry={() => void deals.refetch()} />}
      {deals.isPending && <Skeleton height={120} m="md" width="auto" />}
      {deals.data && rows.length === 0 && (
        <EmptyState small icon={Handshake} title={text('dashboard.noDeals')} advice={text('deals.emptyAdvice')} />
      )}
      {rows.length > 0 && <DealTable deals={rows} />}
    </Panel>
  );
}

function DealTable({ deals }: { readonly deals: readonly CrmRecord[] }) {
  const { label } = useText();
  const formats = useFormats();
  return (
    <table className={styles.deals}>
      <thead>
        <tr>
          <th scope="col">{label('field.deals.title', '')}</th>
          <th scope="col">{label('field.deals.companyId', '')}</th>
          <th scope="col">{label('field.deals.stageId', '')}</th>
          <th scope="col">{label('field.deals.expectedCloseDate', '')}</th>
          <th scope="col" className={styles.end}>
            {label('field.deals.amount', '')}
          </th>
        </tr>
      </thead>
      <tbody>
        {deals.map((deal) => (
          <tr key={deal.id}>
            <td>{titleOf(deal)}</td>
            <td>
              <recordReferences.Title to="companies" id={String(deal.companyId)} />
            </td>
            <td>
              <StageSelect deal={deal} />
            </td>
            <td>{typeof deal.expectedCloseDate === 'string' && formats.date(deal.expectedCloseDate)}</td>
            <td className={styles.end}>
              {typeof deal.amount === 'string' && <Money amount={deal.amount} currency={String(deal.currency ?? '')} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
