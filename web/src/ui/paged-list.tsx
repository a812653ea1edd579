import { Skeleton } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';
import { LoadMore } from './load-more.tsx';

interface PagedListProps<Page, Entry> {
  readonly query: UseInfiniteQueryResult<InfiniteData<Page>>;
  readonly entriesOf: (page: Page) => readonly Entry[];
  /** What stands there before anything is known; a number is the height of a grey bar, in pixels. */
  readonly pending: number | ReactNode;
  /** Where there is nothing. */
  readonly empty?: ReactNode;
  readonly children: (entries: readonly Entry[]) => ReactNode;
}

/** A list that comes page by page, in each of the states that it can be in. */
export function PagedList<Page, Entry>({ query, entriesOf, pending, empty, children }: PagedListProps<Page, Entry>) {
  const entries = query.data?.pages.flatMap(entriesOf) ?? [];
  return (
    <>
      {query.isPending && (typeof pending === 'number' ? <Skeleton height={pending} m="md" width="auto" /> : pending)}
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && entries.length === 0 && empty}
      {entries.length > 0 && children(entries)}
      <LoadMore query={query} />
    </>
  );
}
