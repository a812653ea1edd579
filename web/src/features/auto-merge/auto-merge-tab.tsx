import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../ui/error-state.tsx';
import { autoMergeQuery } from './auto-merge-queries.ts';
import { AutoMergeSetting } from './auto-merge-setting.tsx';
import { RunList } from './run-list.tsx';

/** For administrators: whether pairs are merged unasked, and what was merged so. */
export function AutoMergeTab() {
  const setting = useQuery(autoMergeQuery);
  return (
    <Stack gap="md">
      {setting.isPending && <Skeleton height={180} />}
      {setting.error && <ErrorState error={setting.error} onRetry={() => void setting.refetch()} />}
      {setting.data && <AutoMergeSetting setting={setting.data} />}
      <RunList />
    </Stack>
  );
}
