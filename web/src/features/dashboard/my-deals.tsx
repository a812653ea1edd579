import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Handshake } from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StageSelect } from '../deals/stage-select.tsx';
import { useDefinition } from '../records/definitions.ts';
import { RecordRow } from '../records/record-row.tsx';
import styles from '../records/record-rows.module.css';
import { recordReferences } from '../records/references.tsx';
import { useStages } from '../records/use-stages.ts';
import { useMe } from '../session/session-queries.ts';
import { useMyOpenDeals } from './dashboard-queries.ts';

export function MyDeals() {
  const { text } = useText();
  const me = useMe();
  const definition = useDefinition('deals');
  const open = useStages().filter((stage) => stage.kind === 'open');
  const deals = useMyOpenDeals(
    me.user.id,
    open.map((stage) => stage.value),
  );
  const rows = deals.data?.data ?? [];
  return (
    <Panel
      title={text('dashboard.myDeals')}
      actions={
        <Link to="/$object" params={{ object: 'deals' }}>
          {text('dashboard.allDeals')}
        </Link>
      }
      flush
    >
      {deals.error && <ErrorState error={deals.error} onRetry={() => void deals.refetch()} />}
      {deals.isPending && <Skeleton height={120} m="md" width="auto" />}
      {deals.data && rows.length === 0 && (
        <EmptyState small icon={Handshake} title={text('dashboard.noDeals')} advice={text('deals.emptyAdvice')} />
      )}
      <ul className={styles.list}>
        {rows.map((deal) => (
          <RecordRow
            key={deal.id}
            definition={definition}
            record={deal}
            note={
              <span>
                <recordReferences.Title to="companies" id={String(deal.companyId)} />
              </span>
            }
            aside={<StageSelect deal={deal} />}
          />
        ))}
      </ul>
    </Panel>
  );
}
