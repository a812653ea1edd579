import { Button, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Pencil, Play } from 'lucide-react';
import { useState } from 'react';
import type { Feed } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { FeedForm } from './feed-form.tsx';
import { feedQuery, useChangeFeed } from './feed-queries.ts';
import { FeedReasons } from './feed-reasons.tsx';
import { FeedRuns } from './feed-runs.tsx';
import { FeedSettings } from './feed-settings.tsx';
import { FeedStateBadge } from './feed-state-badge.tsx';
import { RemapForm } from './remap-form.tsx';
import { RunDialog } from './run-dialog.tsx';

/** One feed: how it stands, what it does, and every file that came. */
export function FeedPage() {
  const { language } = useText();
  const { id } = useParams({ from: '/app/feeds/$id' });
  const found = useQuery(feedQuery(id, language));
  if (found.data) return <WholeFeed key={id} feed={found.data} />;
  return found.error ? (
    <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  ) : (
    <Skeleton height={240} radius="lg" />
  );
}

type Doing = 'reading' | 'editing' | 'remapping' | 'running';

function WholeFeed({ feed }: { readonly feed: Feed }) {
  const { text, label } = useText();
  const [doing, setDoing] = useState<Doing>('reading');
  const stop = () => setDoing('reading');
  const { name, object, state, runnable, isPaused } = feed;
  return (
    <>
      <PageHeader
        title={name}
        lead={`${label(`object.${object}.many`, object)} · ${feed.system}`}
        badges={<FeedStateBadge state={state} />}
        actions={
          <>
            <Button component={Link} to="/feeds" variant="default">
              {text('feeds.all')}
            </Button>
            {runnable && (
              <Button
                leftSection={<Play size={15} aria-hidden />}
                disabled={isPaused || state === 'running'}
                onClick={() => setDoing('running')}
              >
                {text('feeds.run')}
              </Button>
            )}
          </>
        }
      />
      <Stack gap="md">
        <FeedReasons feed={feed} />
        {doing === 'remapping' && feed.lastRun ? (
          <RemapForm feed={feed} importId={feed.lastRun.importId} onDone={stop} />
        ) : (
          <Panel
            title={text('feeds.settings')}
            actions={
              doing !== 'editing' &&
              feed.editable && (
                <Changes feed={feed} onEdit={() => setDoing('editing')} onRemap={() => setDoing('remapping')} />
              )
            }
          >
            {doing === 'editing' ? <EditForm feed={feed} onDone={stop} /> : <FeedSettings feed={feed} />}
          </Panel>
        )}
        <FeedRuns feed={feed} />
      </Stack>
      {doing === 'running' && <RunDialog feed={feed} onClose={stop} />}
    </>
  );
}

interface ChangesProps {
  readonly feed: Feed;
  readonly onEdit: () => void;
  readonly onRemap: () => void;
}

function Changes({ feed, onEdit, onRemap }: ChangesProps) {
  const { text } = useText();
  const toast = useToast();
  const change = useChangeFeed(feed);
  const { isPaused, lastRun } = feed;
  return (
    <Button.Group>
      <Button
        size="xs"
        variant="default"
        loading={change.isPending}
        onClick={() => change.mutate({ isPaused: !isPaused }, { onError: toast.error })}
      >
        {text(isPaused ? 'feeds.resume' : 'feeds.pause')}
      </Button>
      {lastRun && (
        <Button size="xs" variant="default" onClick={onRemap}>
          {text('feeds.changeMapping')}
        </Button>
      )}
      <Button size="xs" variant="default" leftSection={<Pencil size={14} aria-hidden />} onClick={onEdit}>
        {text('action.edit')}
      </Button>
    </Button.Group>
  );
}

function EditForm({ feed, onDone }: { readonly feed: Feed; readonly onDone: () => void }) {
  const { text } = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const change = useChangeFeed(feed);
  return (
    <FeedForm
      object={feed.object}
      settings={feed.settings}
      feed={feed}
      submitLabel={text('action.save')}
      isPending={change.isPending}
      error={change.error}
      onCancel={onDone}
      onDeleted={() => void navigate({ to: '/feeds' })}
      onSubmit={({ system: _stays, ...body }) =>
        change.mutate(body, {
          onSuccess: () => {
            toast.done(text('feeds.saved'));
            onDone();
          },
        })
      }
    />
  );
}
