import { ActionIcon, Button, Group, Indicator, Popover, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useState } from 'react';
import type { Notification } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RecordLink } from '../records/record-link.tsx';
import { noticesQuery, useMarkRead } from './notice-queries.ts';
import styles from './notification-bell.module.css';

/** What the reader is told, and why: each entry says both. */
export function NotificationBell() {
  const { text, language } = useText();
  const [isOpen, setOpen] = useState(false);
  const notices = useQuery(noticesQuery(language));
  const markRead = useMarkRead();
  const { unread = 0, data = [] } = notices.data ?? {};
  return (
    <Popover position="bottom-end" width={360} shadow="md" trapFocus opened={isOpen} onChange={setOpen}>
      <Indicator label={unread > 99 ? '99+' : unread} size={16} disabled={unread === 0} color="red.8">
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={text('notices.open', { unread })}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Bell size={18} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} aria-label={text('notices.title')}>
        <Group justify="space-between" px="md" py={8}>
          <Text fw={600} size="sm">
            {text('notices.title')}
          </Text>
          {unread > 0 && (
            <Button
              size="compact-xs"
              variant="subtle"
              loading={markRead.isPending}
              onClick={() => markRead.mutate(undefined)}
            >
              {text('notices.readAll')}
            </Button>
          )}
        </Group>
        {data.length === 0 && <EmptyState small icon={Bell} title={text('notices.empty')} />}
        <ul className={styles.list}>
          {data.map((notice) => (
            <Notice
              key={notice.id}
              notice={notice}
              onFollow={() => {
                if (!notice.read) markRead.mutate([notice.id]);
                setOpen(false);
              }}
            />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

interface NoticeProps {
  readonly notice: Notification;
  readonly onFollow: () => void;
}

function Notice({ notice, onFollow }: NoticeProps) {
  const formats = useFormats();
  return (
    <li className={styles.notice} data-unread={!notice.read || undefined}>
      {notice.link ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the link within takes the keys
        <div onClick={onFollow}>
          <RecordLink object={notice.link.object} id={notice.link.id} className={styles.link}>
            {notice.text}
          </RecordLink>
        </div>
      ) : (
        <Text size="sm">{notice.text}</Text>
      )}
      <Text size="xs" c="dimmed">
        {formats.ago(notice.at)} · {notice.why}
      </Text>
    </li>
  );
}
