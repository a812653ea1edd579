import { useNavigate, useSearch } from '@tanstack/react-router';
import { Handshake } from 'lucide-react';
import { salesPipeline } from '#shared/model/pipelines.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QuickCreateButton } from '../quick-create/quick-create-button.tsx';
import { RecordList } from '../records/record-list.tsx';
import { DealViews } from './deal-views.tsx';
import { StageSelect } from './stage-select.tsx';

/** What stages ask for is looked at before a deal is moved. */
const needs = salesPipeline.stages.flatMap(({ requires = [] }) => requires);
const cells = { stageId: { render: (deal: CrmRecord) => <StageSelect deal={deal} />, needs } };

export function DealsPage() {
  const { text } = useText();
  const search = useSearch({ from: '/app/deals' });
  const navigate = useNavigate();
  const create = <QuickCreateButton object="deals" />;
  return (
    <RecordList
      object="deals"
      search={search}
      onSearch={(next) => void navigate({ to: '/deals', search: next, replace: true })}
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
