import { useNavigate, useSearch } from '@tanstack/react-router';
import { Handshake } from 'lucide-react';
import { deals } from '#shared/model/objects/deals.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QuickCreateButton } from '../quick-create/quick-create-button.tsx';
import { RecordList } from '../records/record-list.tsx';
import { useStages } from '../records/use-stages.ts';
import { settleDealSearch } from './deal-search.ts';
import { DealViews } from './deal-views.tsx';
import { StageSelect } from './stage-select.tsx';

const cells = { stageId: (deal: CrmRecord) => <StageSelect deal={deal} /> };

export function DealsPage() {
  const { text } = useText();
  const search = useSearch({ from: '/app/deals' });
  const navigate = useNavigate();
  const openStages = useStages()
    .filter((stage) => stage.kind === 'open')
    .map((stage) => stage.value);
  const create = <QuickCreateButton object="deals" />;
  return (
    <RecordList
      definition={deals}
      search={search}
      onSearch={(next) =>
        void navigate({ to: '/deals', search: settleDealSearch(next, search, openStages), replace: true })
      }
      cells={cells}
      actions={
        <>
          <DealViews />
          {create}
        </>
      }
      empty={
        <EmptyState icon={Handshake} title={text('deals.empty')} advice={text('deals.emptyAdvice')} action={create} />
      }
    />
  );
}
