import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { importQuery, settingsQuery } from '../imports/import-queries.ts';
import { MappingPanel } from '../imports/mapping-panel.tsx';
import { SettingsForm } from '../imports/settings-form.tsx';
import { FeedForm } from './feed-form.tsx';
import { useCreateFeed } from './feed-queries.ts';
import { settingsOfFeed } from './feed-settings-of.ts';
import { type FeedDraft, FeedStart } from './feed-start.tsx';

/** A feed begins with what one file of it is taken for. */
export function NewFeedPage() {
  const { text } = useText();
  const { import: importId } = useSearch({ from: '/app/feeds/new' });
  const [draft, setDraft] = useState<FeedDraft | null>(null);
  return (
    <>
      <PageHeader title={text('feeds.new')} lead={text('feeds.newLead')} />
      {draft ? (
        <AboutDraft draft={draft} />
      ) : importId ? (
        <LikeImport key={importId} id={importId} onDraft={setDraft} />
      ) : (
        <FeedStart onDraft={setDraft} />
      )}
    </>
  );
}

interface LikeImportProps {
  readonly id: string;
  readonly onDraft: (draft: FeedDraft) => void;
}

/** By the settings of its plan; a file that was never planned is a sample, and they are asked for. */
function LikeImport({ id, onDraft }: LikeImportProps) {
  const { text } = useText();
  const found = useQuery(importQuery(id));
  const one = found.data;
  const settings = useQuery({ ...settingsQuery(one ?? { id, plan: null }), enabled: one?.plan != null });
  const error = found.error ?? settings.error;
  if (error) return <ErrorState error={error} />;
  if (!one || (one.plan && !settings.data)) return <Skeleton height={240} radius="lg" />;
  const name = one.fileName.replace(/\.[^.]*$/, '');
  if (settings.data) return <AboutDraft draft={{ object: one.object, order: settings.data, name }} />;
  return (
    <MappingPanel one={one}>
      {(preview, reading) => (
        <SettingsForm
          object={one.object}
          preview={preview}
          reading={reading}
          submitLabel={text('feeds.next')}
          onSubmit={(order) => onDraft({ object: one.object, order, name })}
        />
      )}
    </MappingPanel>
  );
}

function AboutDraft({ draft: { object, order, name } }: { readonly draft: FeedDraft }) {
  const { text, label } = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const create = useCreateFeed();
  const settings = settingsOfFeed(order);
  return (
    <Panel title={label(`object.${object}.many`, object)}>
      <FeedForm
        object={object}
        settings={settings}
        proposed={{ name, system: order.system ?? '' }}
        submitLabel={text('feeds.create')}
        isPending={create.isPending}
        error={create.error}
        onCancel={() => void navigate({ to: '/feeds' })}
        onSubmit={(about) =>
          create.mutate(
            { ...about, object, settings },
            {
              onSuccess: ({ id }) => {
                toast.done(text('feeds.created'));
                void navigate({ to: '/feeds/$id', params: { id } });
              },
            },
          )
        }
      />
    </Panel>
  );
}
