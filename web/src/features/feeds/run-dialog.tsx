import { Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { mostContent } from '#shared/model/feeds.ts';
import type { Feed } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { ImportFileInput, isTooLarge } from '../imports/import-file-input.tsx';
import { type Delivery, useRunFeed } from './feed-queries.ts';

interface RunDialogProps {
  readonly feed: Feed;
  readonly onClose: () => void;
}

type Way = 'inbox' | 'file' | 'text';

/** Hands over what a run takes. */
export function RunDialog({ feed, onClose }: RunDialogProps) {
  const { text } = useText();
  const toast = useToast();
  const run = useRunFeed(feed.id);
  const ways: readonly Way[] = feed.source.kind === 'upload' ? ['file', 'text'] : ['inbox', 'file', 'text'];
  const [way, setWay] = useState<Way>(ways[0] ?? 'file');
  const [file, setFile] = useState<File | null>(null);
  const [content, setContent] = useState('');
  const delivery = deliveryOf(way, file, content);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={text('feeds.runTitle')}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!delivery) return;
          run.mutate(delivery, {
            onSuccess: () => {
              toast.done(text('feeds.begun'));
              onClose();
            },
          });
        }}
      >
        <Stack gap="md">
          <SegmentedControl
            aria-label={text('feeds.source')}
            data={ways.map((value) => ({ value, label: text(`feeds.way.${value}`) }))}
            value={way}
            onChange={setWay}
          />
          {way === 'inbox' && <Text size="sm">{text('feeds.inboxHint')}</Text>}
          {way === 'file' && <ImportFileInput label={text('imports.file')} value={file} onChange={setFile} />}
          {way === 'text' && (
            <Textarea
              label={text('feeds.text')}
              placeholder={Object.keys(feed.settings.mapping).join(';')}
              value={content}
              maxLength={mostContent}
              onChange={(event) => setContent(event.currentTarget.value)}
              autosize
              minRows={5}
              maxRows={14}
              styles={{ input: { fontFamily: 'monospace' } }}
            />
          )}
          <Refusal error={run.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {text('action.cancel')}
            </Button>
            <Button type="submit" loading={run.isPending} disabled={!delivery}>
              {text('feeds.run')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function deliveryOf(way: Way, file: File | null, content: string): Delivery | undefined {
  if (way === 'inbox') return 'inbox';
  if (way === 'file') return file && !isTooLarge(file) ? { file } : undefined;
  return content.trim() === '' ? undefined : { content };
}
