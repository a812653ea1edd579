import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { api } from '../../api/api.ts';
import { useMe } from '../session/session-queries.ts';
import { countedOwner } from './counted-owner.ts';
import type { Criteria } from './list-query.ts';
import { hasCapability } from './rights.ts';

/** @param owner undefined: of all whose records the person may read */
const countsQuery = (owner: string | undefined) =>
  queryOptions({
    queryKey: ['reports', 'records', owner ?? null],
    queryFn: async ({ signal }) =>
      (await api.send('GET', '/reports/{name}', { path: { name: 'records' }, query: { owner }, signal })).data,
  });

/** How many records the list holds in all, kept by the stream; `null` where only loading them would tell. */
export function useRecordCount(definition: ObjectDefinition, criteria: Criteria): number | null {
  const me = useMe();
  const owner = countedOwner(definition, criteria, me.user.id);
  const isCounted = owner !== null && hasCapability(me, 'readReports');
  const { data } = useQuery({ ...countsQuery(owner ?? undefined), enabled: isCounted });
  if (!isCounted) return null;
  return data?.rows.find(({ object }) => object === definition.name)?.count ?? null;
}
