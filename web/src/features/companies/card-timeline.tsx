import { Button, Group } from '@mantine/core';
import { Bell, CalendarClock, type LucideIcon, Mail, MessageSquare, Phone, StickyNote } from 'lucide-react';
import type { CrmRecord } from '#shared/model/records.ts';
import type { CompanyCard } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useReferences } from '../../ui/references.ts';
import { Timeline, type TimelineEntry } from '../../ui/timeline.tsx';
import { may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { ActivityComposer } from './activity-composer.tsx';
import { useEarlierActivities } from './card-queries.ts';

interface CardTimelineProps {
  readonly company: CrmRecord;
  readonly timeline: CompanyCard['timeline'];
}

const icons: Readonly<Record<string, LucideIcon>> = {
  call: Phone,
  email: Mail,
  meeting: CalendarClock,
  note: StickyNote,
  message: MessageSquare,
  system: Bell,
};

export function CardTimeline({ company, timeline }: CardTimelineProps) {
  const { text } = useText();
  const me = useMe();
  const toEntry = useTimelineEntry();
  const earlier = useEarlierActivities(company.id, timeline.next);
  const older = earlier.data?.pages.flatMap((page) => page.data) ?? [];
  const hasMore = earlier.data ? earlier.hasNextPage : timeline.next !== null;
  const known = new Set(timeline.data.map((activity) => activity.id));
  const activities = [...timeline.data, ...older.filter((activity) => !known.has(activity.id))];
  return (
    <Panel title={text('card.timeline')}>
      {may(me, 'create', 'activities') && <ActivityComposer companyId={company.id} />}
      {activities.length === 0 && (
        <EmptyState small icon={Phone} title={text('card.noActivities')} advice={text('card.noActivitiesAdvice')} />
      )}
      <Timeline entries={activities.map(toEntry)} />
      {earlier.error && <ErrorState error={earlier.error} />}
      {hasMore && (
        <Group justify="center">
          <Button
            variant="subtle"
            size="compact-sm"
            loading={earlier.isFetching}
            onClick={() => void (earlier.data ? earlier.fetchNextPage() : earlier.refetch())}
          >
            {text('action.loadMore')}
          </Button>
        </Group>
      )}
    </Panel>
  );
}

function useTimelineEntry(): (activity: CrmRecord) => TimelineEntry {
  const { label } = useText();
  const { Title } = useReferences();
  return (activity) => {
    const type = String(activity.type);
    const kind = label(`option.activities.type.${type}`, type);
    const direction =
      type === 'call' && typeof activity.direction === 'string'
        ? ` · ${label(`option.activities.direction.${activity.direction}`, activity.direction).toLowerCase()}`
        : '';
    return {
      id: activity.id,
      icon: icons[type] ?? StickyNote,
      at: String(activity.at ?? activity.createdAt),
      title: typeof activity.subject === 'string' && activity.subject ? activity.subject : `${kind}${direction}`,
      ...(typeof activity.text === 'string' && { text: activity.text }),
      by: typeof activity.ownerId === 'string' ? <Title to="users" id={activity.ownerId} /> : undefined,
    };
  };
}
