import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheckBig } from 'lucide-react';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QuickCreateButton } from '../quick-create/quick-create-button.tsx';
import { useDefinition } from '../records/definitions.ts';
import { withOwnWrites } from '../records/own-writes.ts';
import { headQuery } from '../records/record-queries.ts';
import { RecordRow } from '../records/record-row.tsx';
import styles from '../records/record-rows.module.css';
import { recordReferences } from '../records/references.tsx';
import { useMe } from '../session/session-queries.ts';
import { TaskCheck } from './task-check.tsx';

const shown = 6;
/** What waits for its assignee. */
const pending = ['open', 'returned'];

/** What I have to do, what is due first before all else. */
export function MyTasks() {
  const { text } = useText();
  const me = useMe();
  const definition = useDefinition('tasks');
  const search = { filter: { 'assigneeId.eq': me.user.id, 'status.in': pending.join(',') }, sort: 'dueAt' };
  const tasks = useQuery(headQuery('tasks', search, shown));
  const isMine = ({ object, assigneeId, status }: CrmRecord) =>
    object === 'tasks' && assigneeId === me.user.id && pending.includes(String(status));
  const rows = tasks.data ? withOwnWrites(tasks.data.data, isMine).toSorted(firstDue).slice(0, shown) : [];
  return (
    <Panel
      title={text('dashboard.myTasks')}
      actions={
        tasks.data?.page.next ? (
          <Link to="/$object" params={{ object: 'tasks' }} search={search}>
            {text('dashboard.allTasks')}
          </Link>
        ) : (
          <QuickCreateButton object="tasks" known={{ assigneeId: me.user.id }} quiet />
        )
      }
      flush
    >
      {tasks.error && <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />}
      {tasks.isPending && <Skeleton height={120} m="md" width="auto" />}
      {tasks.data && rows.length === 0 && <EmptyState small icon={CircleCheckBig} title={text('dashboard.noTasks')} />}
      <ul className={styles.list}>
        {rows.map((task) => (
          <RecordRow
            key={task.id}
            definition={definition}
            record={task}
            action={<TaskCheck task={task} />}
            aside={task.status === 'open' ? false : undefined}
            note={
              typeof task.companyId === 'string' && (
                <span>
                  <recordReferences.Title to="companies" id={task.companyId} />
                </span>
              )
            }
          />
        ))}
      </ul>
    </Panel>
  );
}

/** Without a day comes last. */
function firstDue(one: CrmRecord, other: CrmRecord): number {
  return String(one.dueAt ?? '~') < String(other.dueAt ?? '~') ? -1 : 1;
}
