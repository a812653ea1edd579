import { queryOptions } from '@tanstack/react-query';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import { api } from '../../api/api.ts';
import type { Match } from '../../api/schema.ts';

export interface Surroundings {
  /** The surest first. */
  readonly matches: readonly Match[];
  /** Other firms that belong together with this one. */
  readonly related: readonly Match[];
}

export const duplicateCheckQuery = (object: ObjectName, question: Fields | null) =>
  queryOptions({
    queryKey: ['duplicate-check', object, question],
    queryFn: async ({ signal }): Promise<Surroundings> => {
      const body = { object, record: { ...question } };
      return (await api.send('POST', '/duplicates/check', { body, signal })).data;
    },
    enabled: question !== null,
    staleTime: 60_000,
    // A warning that fails to come is no reason to disturb who types.
    retry: false,
  });
