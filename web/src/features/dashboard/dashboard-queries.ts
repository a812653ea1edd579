import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { headQuery } from '../records/record-queries.ts';

export function useSales(months: readonly string[], groupBy: 'month' | 'owner') {
  const query = { from: months[0] ?? '', to: months.at(-1) ?? '', groupBy };
  return useQuery({
    queryKey: ['reports', 'sales', query],
    queryFn: async ({ signal }) =>
      (await api.send('GET', '/reports/{name}', { path: { name: 'sales' }, query, signal })).data,
    // Figures follow a change by about a second: a dashboard left open stays true.
    refetchInterval: 15_000,
  });
}

export function useMyOpenDeals(ownerId: string, openStages: readonly string[]) {
  const search = { filter: { 'ownerId.eq': ownerId, 'stageId.in': openStages.join(',') }, sort: 'expectedCloseDate' };
  return useQuery({ ...headQuery('deals', search, 8), enabled: openStages.length > 0 });
}

export function useOpenDuplicates() {
  return useQuery({
    queryKey: ['duplicates', 'count'],
    queryFn: async ({ signal }) =>
      (await api.send('GET', '/duplicates', { query: { status: 'open', limit: 50 }, signal })).data,
  });
}
