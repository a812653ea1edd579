import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import styles from '../imports/imports.module.css';
import { feedsQuery, needsAttention } from './feed-queries.ts';
import { useFeedWords } from './use-feed-words.ts';

/** For the home of those who have feeds: nothing, as long as they all bring what they should. */
export function FeedWarning() {
  const { text, language } = useText();
  const words = useFeedWords();
  const feeds = useQuery(feedsQuery(language)).data?.filter(needsAttention) ?? [];
  if (feeds.length === 0) return null;
  return (
    <Alert
      color="red"
      variant="light"
      radius="lg"
      mb="md"
      icon={<CircleAlert size={18} aria-hidden />}
      title={text('feeds.attention', { count: feeds.length })}
    >
      {feeds.map(({ id, name, state, reasons }) => (
        <Text key={id} size="sm">
          <Link to="/feeds/$id" params={{ id }} className={styles.link}>
            {name}
          </Link>
          {` · ${text(`feeds.state.${state}`)}`}
          {reasons.length > 0 && ` · ${reasons.map(words.reason).join(' ')}`}
        </Text>
      ))}
    </Alert>
  );
}
