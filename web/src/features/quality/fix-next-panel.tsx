import { Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Money } from '../../ui/money.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useNames } from '../../ui/use-names.ts';
import { LazyEditDrawer } from '../records/lazy-edit-drawer.tsx';
import { RecordLink } from '../records/record-link.tsx';
import { recordQuery } from '../records/record-queries.ts';
import rows from '../records/record-rows.module.css';
import { IssueList } from './issue-list.tsx';
import styles from './quality.module.css';
import { type FixNext, fixNextQuery, type WorkOf } from './quality-queries.ts';
import { useQualityText } from './quality-text.ts';

interface FixNextPanelProps {
  readonly of: WorkOf;
  readonly onBack: () => void;
}

/** What to mend first, with the way to the very field. */
export function FixNextPanel({ of, onBack }: FixNextPanelProps) {
  const say = useQualityText();
  const { language } = useText();
  const work = useQuery(fixNextQuery(of, language));
  const [mended, setMended] = useState<Mended | null>(null);
  const isOwn = of.owner === undefined && of.import === undefined;
  const words = of.import === undefined ? 'fixNextOf' : 'fixNextOfImport';
  const title = isOwn ? say('fixNext') : say(words, { name: work.data?.owner.name ?? '' });
  return (
    <Panel
      title={title}
      {...(work.data && { count: work.data.data.length })}
      {...(!isOwn && {
        actions: (
          <Button size="compact-sm" variant="subtle" onClick={onBack}>
            {say('backToOwn')}
          </Button>
        ),
      })}
      flush
    >
      {work.error && <ErrorState error={work.error} onRetry={() => void work.refetch()} />}
      {work.isPending && <Skeleton height={180} m="md" />}
      {work.data?.data.length === 0 && (
        <EmptyState icon={ShieldCheck} title={say('fixNextNone')} advice={say('fixNextNoneAdvice')} />
      )}
      <ol className={rows.list}>
        {work.data?.data.map((one) => (
          <WorkRow
            key={one.id}
            work={one}
            onMend={(field) => setMended({ object: one.object as ObjectName, id: one.id, field })}
          />
        ))}
      </ol>
      {work.data?.more && (
        <Text size="sm" c="dimmed" p="md">
          {say('more')}
        </Text>
      )}
      <MendDrawer mended={mended} onClose={() => setMended(null)} />
    </Panel>
  );
}

interface WorkRowProps {
  readonly work: FixNext['data'][number];
  readonly onMend: (field: string) => void;
}

/** The dearest are told at once; the others are a press away. */
const toldAtOnce = 2;

function WorkRow({ work: { object, id, title, gain, atStake, issues }, onMend }: WorkRowProps) {
  const say = useQualityText();
  const { objectName } = useNames();
  const [showsAll, setShowsAll] = useState(false);
  const told = showsAll ? issues : issues.slice(0, toldAtOnce);
  return (
    <li className={styles.record}>
      <div className={styles.recordHead}>
        <div>
          <RecordLink object={object as ObjectName} id={id} className={rows.title}>
            {title || objectName(object, 'one')}
          </RecordLink>
          <span className={styles.quiet}>
            {objectName(object, 'one')}
            {atStake.map(({ amount, currency }) => (
              <span key={currency}>
                {' · '}
                <Money amount={amount} currency={currency} whole />
              </span>
            ))}
          </span>
        </div>
        <span className={styles.gain} title={say('gainOf', { points: gain })}>
          {say('gain', { points: gain })}
        </span>
      </div>
      <IssueList object={object as ObjectName} id={id} issues={told} onMend={onMend} />
      {issues.length > told.length && (
        <Button size="compact-sm" variant="subtle" ml={-8} onClick={() => setShowsAll(true)}>
          {say('otherIssues', { count: issues.length - told.length })}
        </Button>
      )}
    </li>
  );
}

interface Mended {
  readonly object: ObjectName;
  readonly id: string;
  readonly field: string;
}

/** The form of the record, at the field; the list has only what is wrong with it. */
function MendDrawer({ mended, onClose }: { readonly mended: Mended | null; readonly onClose: () => void }) {
  const { object, id } = mended ?? { object: 'companies' as const, id: '' };
  const record = useQuery({ ...recordQuery(object, id), enabled: mended !== null, staleTime: 0 });
  const isThere = mended !== null && record.data?.id === id && !record.isFetching;
  return (
    <LazyEditDrawer record={isThere ? (record.data ?? null) : null} focus={mended?.field ?? null} onClose={onClose} />
  );
}
