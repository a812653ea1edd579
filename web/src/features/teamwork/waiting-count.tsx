import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { joinRequestsQuery } from './notice-queries.ts';

/** How many requests wait for the reader; nothing when none does. */
export function WaitingCount() {
  const waiting = useQuery(joinRequestsQuery('toDecide')).data?.length ?? 0;
  if (waiting === 0) return null;
  return (
    <Badge size="sm" variant="filled" color="indigo" ml="auto" flex="none">
      {waiting}
    </Badge>
  );
}
