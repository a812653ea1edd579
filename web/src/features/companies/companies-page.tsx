import { useNavigate, useSearch } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QuickCreateButton } from '../quick-create/quick-create-button.tsx';
import { CompanyLink } from '../records/record-columns.tsx';
import { RecordList } from '../records/record-list.tsx';
import { titleOf } from '../records/record-title.ts';

const cells = { name: { render: (record: CrmRecord) => <CompanyLink id={record.id} title={titleOf(record)} /> } };

export function CompaniesPage() {
  const { text } = useText();
  const search = useSearch({ from: '/app/companies' });
  const navigate = useNavigate();
  const create = <QuickCreateButton object="companies" />;
  return (
    <RecordList
      object="companies"
      search={search}
      onSearch={(next) => void navigate({ to: '/companies', search: next, replace: true })}
      cells={cells}
      actions={create}
      empty={
        <EmptyState
          icon={Building2}
          title={text('companies.empty')}
          advice={text('companies.emptyAdvice')}
          action={create}
        />
      }
    />
  );
}
