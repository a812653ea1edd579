import { Button, Group } from '@mantine/core';
import { useText } from '../i18n/use-text.ts';

interface LoadMoreProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  /** Where there is little room. */
  readonly compact?: boolean;
}

/** The way to what a list does not show yet; nothing where it shows all. */
export function LoadMore({ query, compact = false }: LoadMoreProps) {
  const { text } = useText();
  if (!query.hasNextPage) return null;
  return (
    <Group justify="center" p={compact ? 0 : 'sm'}>
      <Button
        variant="subtle"
        size={compact ? 'compact-sm' : 'xs'}
        loading={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {text('action.loadMore')}
      </Button>
    </Group>
  );
}
