import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { salesPipeline } from '#shared/model/pipelines.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NotFound } from '../../ui/not-found.tsx';
import { DealViews } from '../deals/deal-views.tsx';
import { StageSelect } from '../deals/stage-select.tsx';
import { ImportButton } from '../imports/import-button.tsx';
import { QuickCreateButton } from '../quick-create/quick-create-button.tsx';
import { useNamedDefinition } from './definitions.ts';
import { objectIcons } from './object-icons.ts';
import type { CellOverrides } from './record-cells.tsx';
import { RecordList } from './record-list.tsx';

/** The list of whatever the address names. */
export function RecordsPage() {
  const { object } = useParams({ from: '/app/$object' });
  const definition = useNamedDefinition(object);
  return definition ? <Records key={object} object={definition.name} /> : <NotFound />;
}

/** What stages ask for is looked at before a deal is moved. */
const needs = salesPipeline.stages.flatMap(({ requires = [] }) => requires);
const dealCells: CellOverrides = { stageId: { render: (deal: CrmRecord) => <StageSelect deal={deal} />, needs } };
const noCells: CellOverrides = {};

function Records({ object }: { readonly object: ObjectName }) {
  const { text, label } = useText();
  const search = useSearch({ from: '/app/$object' });
  const navigate = useNavigate();
  const isDeals = object === 'deals';
  const create = <QuickCreateButton object={object} />;
  return (
    <RecordList
      object={object}
      search={search}
      onSearch={(next) => void navigate({ to: '/$object', params: { object }, search: next, replace: true })}
      cells={isDeals ? dealCells : noCells}
      actions={
        <>
          {isDeals && <DealViews />}
          <ImportButton object={object} />
          {create}
        </>
      }
      empty={
        <EmptyState
          icon={objectIcons[object]}
          title={label(`${object}.empty`, text('list.empty'))}
          advice={label(`${object}.emptyAdvice`, text('list.emptyAdvice'))}
          action={create}
        />
      }
    />
  );
}
