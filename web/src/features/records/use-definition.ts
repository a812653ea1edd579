import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { api } from '../../api/api.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMe } from '../session/session-queries.ts';

/** @param language of the names of fields */
const objectsQuery = (language: string) =>
  queryOptions({
    queryKey: ['objects', language],
    queryFn: async ({ signal }) =>
      (await api.send('GET', '/objects', { signal })).data.data as readonly ObjectDefinition[],
    staleTime: 5 * 60_000,
  });

interface LiveDefinition {
  readonly definition: ObjectDefinition;
  /** The server has not answered yet: fields of the workspace's own are not known. */
  readonly isPending: boolean;
}

/** The object as the person knows it, with the fields that the workspace has added to it. */
export function useDefinition(object: ObjectName): LiveDefinition {
  const { language } = useText();
  const me = useMe();
  const { data, isPending } = useQuery(objectsQuery(language));
  const live = data?.find(({ name }) => name === object);
  return { definition: live ?? visibleDefinition(me, definitions[object]), isPending };
}
