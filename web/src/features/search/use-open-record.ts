import { useNavigate } from '@tanstack/react-router';
import { useMe } from '../session/session-queries.ts';
import { keepRecent } from './recent.ts';
import type { FoundRecord } from './search-queries.ts';

/** Leads to the card of the client; to the list that shows the record where there is none. */
export function useOpenRecord(): (record: FoundRecord) => void {
  const navigate = useNavigate();
  const { user } = useMe();
  return (record) => {
    keepRecent(sessionStorage, user.id, record);
    const companyId = record.object === 'companies' ? record.id : record.companyId;
    if (companyId !== undefined) void navigate({ to: '/companies/$id', params: { id: companyId } });
    else if (record.object === 'contacts')
      void navigate({ to: '/contacts', search: { filter: { 'lastName.prefix': record.title.split(' ')[0] ?? '' } } });
    else void navigate({ to: '/deals', search: { filter: { 'title.prefix': record.title } } });
  };
}
