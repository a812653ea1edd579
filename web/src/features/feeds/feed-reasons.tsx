import { Alert, Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import type { Feed } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useMe } from '../session/session-queries.ts';
import { needsAttention, useChangeFeed } from './feed-queries.ts';
import { useFeedWords } from './use-feed-words.ts';

/** What is wrong in words, and the way to put it right. */
export function FeedReasons({ feed }: { readonly feed: Feed }) {
  const { text } = useText();
  const words = useFeedWords();
  if (!needsAttention(feed)) return null;
  const { state, reasons, lastRun } = feed;
  const isOfRun = state === 'held' || (state === 'failed' && !lacksOwner(feed));
  return (
    <Alert
      color="red"
      variant="light"
      radius="lg"
      icon={<CircleAlert size={18} aria-hidden />}
      title={text(`feeds.state.${state}`)}
    >
      <Group justify="space-between" gap="sm">
        <div>
          {reasons.map((reason) => (
            <Text key={words.reason(reason)} size="sm">
              {words.reason(reason)}
            </Text>
          ))}
        </div>
        {isOfRun && lastRun && (
          <Button component={Link} to={`/imports/${lastRun.importId}`} size="xs" color="red.9">
            {text(state === 'held' ? 'feeds.look' : 'feeds.lookAt')}
          </Button>
        )}
        {lacksOwner(feed) && feed.editable && <TakeOver feed={feed} />}
      </Group>
    </Alert>
  );
}

function lacksOwner({ reasons }: Feed): boolean {
  return reasons.some(({ code }) => code === 'no_owner');
}

/** Whoever signed for it cannot any more: somebody else has to. */
function TakeOver({ feed }: { readonly feed: Feed }) {
  const { text } = useText();
  const toast = useToast();
  const me = useMe();
  const change = useChangeFeed(feed);
  return (
    <Button
      size="xs"
      color="red.9"
      loading={change.isPending}
      onClick={() => change.mutate({ ownerId: me.user.id }, { onError: toast.error })}
    >
      {text('feeds.takeOver')}
    </Button>
  );
}
