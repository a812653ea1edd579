import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useRoles } from './people-queries.ts';

/** What a role is called in the language of the screen. */
export function useRoleName(): (id: string) => string {
  const { label, language } = useText();
  const { data } = useRoles();
  return useCallback(
    (id) => {
      const name = data?.find((role) => role.id === id)?.name;
      return typeof name === 'string' ? name : (name?.[language] ?? label(`role.${id}`, id));
    },
    [data, label, language],
  );
}
