import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { readDocument } from './read-document.ts';

/** Changes with the fields of the workspace, as definitions do. */
const documentQuery = queryOptions({
  queryKey: ['objects', 'openapi'],
  queryFn: async ({ signal }) => {
    const document = (await api.send('GET', '/openapi.json', { signal })).data;
    return { document, groups: readDocument(document) };
  },
});

export const useApiReference = () => useQuery(documentQuery);
