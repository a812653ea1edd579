import { Alert, Text } from '@mantine/core';
import { Hourglass } from 'lucide-react';
import type { ClientTeam } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';

/** That the client goes to the head of the department unless somebody talks with it, or why it went there. */
export function ReleaseNote({ release }: { readonly release: NonNullable<ClientTeam['release']> }) {
  const { text } = useText();
  const formats = useFormats();
  const { state, on, since, from } = release;
  const params = { day: formats.date(on), since: formats.date(since) };
  if (state === 'near') {
    return (
      <Alert color="orange" variant="light" p="xs" icon={<Hourglass size={16} aria-hidden />}>
        {text('release.near', params)}
      </Alert>
    );
  }
  return (
    <Text size="sm" c="dimmed">
      {from ? text('release.doneFrom', { ...params, name: from.name }) : text('release.done', params)}
    </Text>
  );
}
