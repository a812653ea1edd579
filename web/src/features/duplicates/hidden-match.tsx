import { Text } from '@mantine/core';
import type { Match } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { AskToJoin } from './ask-to-join.tsx';

/** Of a card that the reader may not see: that there is one, and whom to ask. */
export function HiddenMatch({ match }: { readonly match: Match }) {
  const { text } = useText();
  return (
    <div>
      <Text size="sm" fw={600}>
        {useSentence(match)} <Text span>{text('match.notSeen')}</Text>
      </Text>
      {match.ref !== undefined && match.actions.includes('requestToJoin') && <AskToJoin reference={match.ref} />}
    </div>
  );
}

function useSentence({ object, disclosed }: Match): string {
  const { text } = useText();
  const date = useFormats().longDate(disclosed?.since ?? '');
  const isFirm = object === 'companies';
  if (disclosed?.accountManager) {
    const params = { name: disclosed.accountManager.name, date };
    return text(isFirm ? 'match.firmLed' : 'match.personLed', params);
  }
  if (disclosed?.department) return text('match.personOf', { name: disclosed.department.name, date });
  return text(isFirm ? 'match.firmKnown' : 'match.personKnown', { date });
}
