import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Language } from '#shared/model/tenant.ts';
import { api } from '../../api/api.ts';
import { useText } from '../../i18n/use-text.ts';

/** The objects that the person may know of, each with the fields that they may know of. */
export type Definitions = Readonly<Partial<Record<ObjectName, ObjectDefinition>>>;

/** By language, in which it names what has no words of ours. */
export const definitionsQuery = (language: Language) =>
  queryOptions({
    queryKey: ['objects', language],
    queryFn: async ({ signal }): Promise<Definitions> => {
      const { data } = (await api.send('GET', '/objects', { signal })).data;
      return Object.fromEntries(data.map((definition) => [definition.name, definition]));
    },
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  });

/** The live definitions; the shell waits for them, so that no screen is built twice. */
export function useDefinitions(): Definitions {
  const { language } = useText();
  return useQuery(definitionsQuery(language)).data ?? definitions;
}

export function useDefinition(object: ObjectName): ObjectDefinition {
  return useDefinitions()[object] ?? definitions[object];
}

/** Undefined: there is no such object, or not for this person. */
export function useNamedDefinition(name: string): ObjectDefinition | undefined {
  const known = useDefinitions();
  return Object.hasOwn(known, name) ? known[name as ObjectName] : undefined;
}
