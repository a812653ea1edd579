import { Alert, Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { usualRefused } from '#shared/model/feeds.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Feed } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { describePlanError } from '../imports/plan-error.ts';
import { type FeedOrder, useDeleteFeed } from './feed-queries.ts';
import { MastersInput } from './masters-input.tsx';
import { SourceInputs } from './source-inputs.tsx';
import { StandingWaiver } from './standing-waiver.tsx';

/** What a feed is besides what becomes of its rows. */
export type FeedAbout = Pick<
  Feed,
  'name' | 'system' | 'source' | 'dueWithinHours' | 'holdAbove' | 'masters' | 'waiver'
>;

interface FeedFormProps {
  readonly object: ObjectName;
  readonly settings: FeedOrder['settings'];
  /** The one that is changed; absent: a new one. */
  readonly feed?: Feed;
  /** Where a new one begins. */
  readonly proposed?: Pick<FeedAbout, 'name' | 'system'>;
  readonly submitLabel: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onCancel: () => void;
  readonly onDeleted?: () => void;
  readonly onSubmit: (about: FeedAbout) => void;
}

export function FeedForm({ object, settings, feed, proposed, ...form }: FeedFormProps) {
  const source = useText();
  const { text, label } = source;
  const [about, setAbout] = useState<FeedAbout>(() => feed ?? firstAbout(proposed));
  const change = (part: Partial<FeedAbout>) => setAbout({ ...about, ...part });
  const { name, system, dueWithinHours, holdAbove, masters, waiver } = about;
  const isWhole =
    name.trim() !== '' &&
    /^[a-z0-9][a-z0-9_-]*$/.test(system) &&
    (about.source.kind !== 'inbox' || (about.source.folder !== '' && about.source.times?.at !== '')) &&
    (waiver === null || waiver.reason.trim() !== '');

  function submit(event: FormEvent): void {
    event.preventDefault();
    const { source: from } = about;
    if (isWhole) form.onSubmit({ name: name.trim(), system, source: from, dueWithinHours, holdAbove, masters, waiver });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md" maw={760}>
        <Group align="flex-start" gap="sm">
          <TextInput
            label={text('feeds.name')}
            value={name}
            maxLength={80}
            required
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
            flex={2}
            miw={240}
          />
          <TextInput
            label={text('feeds.system')}
            description={feed ? undefined : text('feeds.systemHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={system}
            maxLength={40}
            required
            disabled={feed !== undefined}
            onChange={({ currentTarget }) => change({ system: currentTarget.value.trim().toLowerCase() })}
            flex={1}
            miw={200}
          />
        </Group>
        <SourceInputs source={about.source} onChange={(value) => change({ source: value })} />
        <Group align="flex-start" gap="sm" grow>
          <NumberInput
            label={text('feeds.dueWithin')}
            description={text('feeds.dueHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={dueWithinHours ?? ''}
            min={1}
            max={366 * 24}
            allowDecimal={false}
            onChange={(value) => change({ dueWithinHours: value === '' ? null : Number(value) })}
          />
          <NumberInput
            label={text('feeds.holdAbove')}
            description={text('feeds.holdHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={holdAbove.refusedPercent}
            min={0}
            max={100}
            allowDecimal={false}
            onChange={(value) => change({ holdAbove: { refusedPercent: value === '' ? usualRefused : Number(value) } })}
          />
        </Group>
        <MastersInput
          object={label(`object.${object}.many`, object)}
          system={system}
          isToldApart={Object.values(settings.mapping).includes('externalId')}
          value={masters}
          onChange={(value) => change({ masters: value })}
        />
        <StandingWaiver value={waiver} onChange={(value) => change({ waiver: value })} />
        {(settings.match ?? 'none') === 'none' && (
          <Alert color="yellow" variant="light">
            {text('feeds.noMatch')}
          </Alert>
        )}
        {form.error && (
          <Alert color="red" variant="light" role="alert">
            {describePlanError(form.error, source)}
          </Alert>
        )}
        <Group justify="space-between" gap="sm">
          <Group gap="xs">
            <Button type="submit" loading={form.isPending} disabled={!isWhole}>
              {form.submitLabel}
            </Button>
            <Button variant="subtle" color="gray" onClick={form.onCancel}>
              {text('action.cancel')}
            </Button>
          </Group>
          {feed && form.onDeleted && <DeleteButton feed={feed} onDeleted={form.onDeleted} />}
        </Group>
      </Stack>
    </form>
  );
}

function firstAbout({ name, system }: Pick<FeedAbout, 'name' | 'system'> = { name: '', system: '' }): FeedAbout {
  return {
    name,
    system,
    source: { kind: 'upload' },
    dueWithinHours: null,
    holdAbove: { refusedPercent: usualRefused },
    masters: 'nothing',
    waiver: null,
  };
}

function DeleteButton({ feed, onDeleted }: { readonly feed: Feed; readonly onDeleted: () => void }) {
  const { text } = useText();
  const toast = useToast();
  const remove = useDeleteFeed(feed.id);
  return (
    <ConfirmButton
      label={text('action.delete')}
      sureLabel={text('feeds.deleteSure')}
      loading={remove.isPending}
      onConfirm={() => remove.mutate(undefined, { onSuccess: onDeleted, onError: toast.error })}
    />
  );
}
