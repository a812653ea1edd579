import { Badge } from '@mantine/core';
import type { FeedState } from '#shared/model/feeds.ts';
import { useText } from '../../i18n/use-text.ts';

const colors: Readonly<Record<FeedState, string>> = {
  ok: 'teal',
  waiting: 'gray',
  running: 'indigo',
  held: 'red',
  failed: 'red',
  late: 'red',
  paused: 'gray',
};

export function FeedStateBadge({ state }: { readonly state: FeedState }) {
  const { text } = useText();
  return (
    <Badge size="sm" variant="dot" color={colors[state]} tt="none">
      {text(`feeds.state.${state}`)}
    </Badge>
  );
}
