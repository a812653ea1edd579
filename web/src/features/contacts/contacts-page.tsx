import { useNavigate, useSearch } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { QuickCreateButton } from '../quick-create/quick-create-button.tsx';
import { RecordList } from '../records/record-list.tsx';

export function ContactsPage() {
  const { text } = useText();
  const search = useSearch({ from: '/app/contacts' });
  const navigate = useNavigate();
  const create = <QuickCreateButton object="contacts" />;
  return (
    <RecordList
      object="contacts"
      search={search}
      onSearch={(next) => void navigate({ to: '/contacts', search: next, replace: true })}
      actions={create}
      empty={
        <EmptyState icon={Users} title={text('contacts.empty')} advice={text('contacts.emptyAdvice')} action={create} />
      }
    />
  );
}
