import { Badge, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CopyCheck } from 'lucide-react';
import { api } from '../../api/api.ts';
import type { DuplicatePair, DuplicateRecord } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { UserBadge } from '../../ui/user-badge.tsx';
import { RecordLink } from '../records/record-link.tsx';
import { bandColours } from './band-colours.ts';
import styles from './duplicates-page.module.css';
import { PairActions } from './pair-actions.tsx';
import { ReasonList } from './reason-list.tsx';

export function PairList() {
  const { text } = useText();
  const pairs = useInfiniteQuery({
    queryKey: ['duplicates', 'open'],
    queryFn: async ({ pageParam, signal }) => {
      const query = { status: 'open', cursor: pageParam ?? undefined } as const;
      return (await api.send('GET', '/duplicates', { query, signal })).data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page.next,
  });
  return (
    <Panel flush>
      <PagedList
        query={pairs}
        entriesOf={({ data }) => data}
        pending={<PairSkeletons />}
        empty={<EmptyState icon={CopyCheck} title={text('duplicates.empty')} advice={text('duplicates.emptyAdvice')} />}
      >
        {(found) => (
          <ul className={styles.list}>
            {found.map((pair) => (
              <Pair key={pair.id} pair={pair} />
            ))}
          </ul>
        )}
      </PagedList>
    </Panel>
  );
}

function Pair({ pair }: { readonly pair: DuplicatePair }) {
  const { text } = useText();
  const formats = useFormats();
  const percent = Math.round(pair.score * 100);
  return (
    <li className={styles.pair}>
      <div className={styles.score}>
        <Badge variant="dot" color={bandColours[pair.band]} tt="none">
          {text(`band.${pair.band}`)}
        </Badge>
        <Progress value={percent} size={4} mt={8} color={bandColours[pair.band]} aria-hidden />
        <Text size="xs" c="dimmed" mt={4}>
          {text('duplicates.score', { percent: formats.number(percent, 0) })}
        </Text>
        {pair.atStake?.map(({ amount, currency }) => (
          <Text key={currency} size="xs" fw={600} title={text('duplicates.atStake')}>
            {formats.wholeMoney(amount, currency)}
          </Text>
        ))}
      </div>
      <div className={styles.records}>
        {pair.records.map((record) => (
          <div key={record.id} className={styles.record}>
            <RecordName record={record} />
            {record.accountManager && <UserBadge name={record.accountManager.name} />}
          </div>
        ))}
      </div>
      <div className={styles.reasons}>
        <ReasonList reasons={pair.reasons} />
      </div>
      <PairActions pair={pair} />
    </li>
  );
}

function RecordName({ record }: { readonly record: DuplicateRecord }) {
  return (
    <RecordLink object={record.object} id={record.id} className={styles.name}>
      {record.title}
    </RecordLink>
  );
}

function PairSkeletons() {
  return (
    <Stack p="md" gap="lg" aria-busy>
      {['a', 'b', 'c', 'd'].map((key) => (
        <Skeleton key={key} height={44} />
      ))}
    </Stack>
  );
}
