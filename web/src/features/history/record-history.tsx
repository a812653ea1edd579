import { Skeleton, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import {
  Download,
  Eraser,
  FileDown,
  History,
  type LucideIcon,
  Merge,
  Paperclip,
  Pencil,
  Plus,
  RotateCcw,
  Split,
  Trash2,
} from 'lucide-react';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Timeline, type TimelineEntry } from '../../ui/timeline.tsx';
import { ConflictDialog } from '../records/conflict-dialog.tsx';
import { ChangeList } from './change-list.tsx';
import { type HistoryEvent, historyQuery } from './history-queries.ts';
import { useValueRestoring } from './use-value-restoring.ts';

interface RecordHistoryProps {
  readonly record: CrmRecord;
  readonly canRestore: boolean;
}

const icons: Readonly<Record<HistoryEvent['action'], LucideIcon>> = {
  create: Plus,
  update: Pencil,
  delete: Trash2,
  restore: RotateCcw,
  erase: Eraser,
  merge: Merge,
  unmerge: Split,
  export: FileDown,
  attach: Paperclip,
  detach: Trash2,
  reattach: RotateCcw,
  download: Download,
};

/** Who changed what, when and from what to what; each value can be brought back. */
export function RecordHistory({ record, canRestore }: RecordHistoryProps) {
  const { text } = useText();
  const history = useInfiniteQuery(historyQuery(record));
  const restoring = useValueRestoring(record);
  if (history.error && !history.data)
    return <ErrorState error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <HistorySkeleton />;

  const toEntry = (event: HistoryEvent): TimelineEntry => ({
    id: `${event.recordId ?? ''} ${event.version} ${event.at} ${event.action}`,
    icon: icons[event.action],
    at: event.at,
    title: text(`history.action.${event.action}`),
    by: <Author event={event} />,
    ...(event.reason !== null && { text: event.reason }),
    ...(event.changes.length > 0 && {
      // Versions of a record that was merged are not those of this one.
      content: (
        <ChangeList
          event={event}
          record={record}
          onRestore={canRestore && event.recordId === undefined ? restoring.restore : null}
        />
      ),
    }),
  });
  const events = history.data.pages.flatMap((page) => page.data);
  return (
    <>
      {events.length === 0 && <EmptyState small icon={History} title={text('history.empty')} />}
      <Timeline entries={events.map(toEntry)} />
      <LoadMore query={history} compact />
      <ConflictDialog {...restoring.dialog} />
    </>
  );
}

function Author({ event }: { readonly event: HistoryEvent }) {
  const { text } = useText();
  const channel = event.channel === 'api' ? undefined : text(`history.channel.${event.channel}`);
  const origin = event.recordId === undefined ? undefined : text('history.ofMerged');
  return <>{[event.actor.name, channel, origin].filter(Boolean).join(' · ')}</>;
}

function HistorySkeleton() {
  return (
    <Stack gap="md" aria-hidden>
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} height={54} />
      ))}
    </Stack>
  );
}
