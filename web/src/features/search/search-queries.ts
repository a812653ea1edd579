import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/api.ts';

export type SearchedObject = 'companies' | 'contacts' | 'deals';

/** A record as it is offered: found, or opened before. */
export interface FoundRecord {
  readonly object: SearchedObject;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** The client whose card shows it; companies have their own. */
  readonly companyId?: string;
}

interface SearchAnswer {
  readonly data: readonly FoundRecord[];
  readonly more: boolean;
}

const offered = 15;

/** Letter by letter the answer before stays until the next one is there. */
export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: async ({ signal }) =>
      (await api.send<SearchAnswer>('/search', { query: { q, limit: offered }, signal })).data,
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
