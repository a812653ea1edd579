import { useNavigate } from '@tanstack/react-router';
import { useMe } from '../session/session-queries.ts';
import { keepRecent } from './recent.ts';
import type { FoundRecord } from './search-queries.ts';

/** Leads to the page of what was found. */
export function useOpenRecord(): (record: FoundRecord) => void {
  const navigate = useNavigate();
  const { user } = useMe();
  return (record) => {
    keepRecent(sessionStorage, user.id, record);
    const { object, id } = record;
    void navigate({ to: '/$object/$id', params: { object, id } });
  };
}
