import type { Feed } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { MappingPanel } from '../imports/mapping-panel.tsx';
import { readingOf } from '../imports/reading-of.ts';
import { SettingsForm } from '../imports/settings-form.tsx';
import { useChangeFeed } from './feed-queries.ts';
import { settingsOfFeed, settingsOfPlan } from './feed-settings-of.ts';

interface RemapFormProps {
  readonly feed: Feed;
  /** The run whose file shows what files look like. */
  readonly importId: string;
  readonly onDone: () => void;
}

/** What becomes of rows, from the next file on. */
export function RemapForm({ feed, importId, onDone }: RemapFormProps) {
  const { text } = useText();
  const toast = useToast();
  const change = useChangeFeed(feed);
  return (
    <MappingPanel one={{ id: importId }} reading={readingOf(feed.settings)}>
      {(preview, reading) => (
        <SettingsForm
          object={feed.object}
          preview={preview}
          reading={reading}
          known={settingsOfPlan(feed)}
          isSystemKnown
          submitLabel={text('action.save')}
          onCancel={onDone}
          isPending={change.isPending}
          error={change.error}
          onSubmit={(order) =>
            change.mutate(
              { settings: settingsOfFeed(order) },
              {
                onSuccess: () => {
                  toast.done(text('feeds.saved'));
                  onDone();
                },
              },
            )
          }
        />
      )}
    </MappingPanel>
  );
}
