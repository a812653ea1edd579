import { List, Skeleton, Text, Textarea } from '@mantine/core';
import { DateInput, DatesProvider } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Handover } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { dateLocale } from '../../ui/dates.ts';
import { useToast } from '../../ui/use-toast.ts';
import { FormFrame } from './form-frame.tsx';
import type { TeamFormProps } from './team-form.ts';
import { handoverPreview, teamQuery, useHandOver } from './team-queries.ts';
import { UserSelect } from './user-select.tsx';

/** Shows what will go along before anything does. */
export function HandoverForm({ company, onClose }: TeamFormProps) {
  const { text, language } = useText();
  const toast = useToast();
  const team = useQuery(teamQuery(company.id));
  const [toUserId, setToUserId] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const preview = useQuery(handoverPreview(company.id, toUserId));
  const handOver = useHandOver(company.id);

  function submit(): void {
    if (toUserId === null) return;
    const body = { toUserId, ...(until !== null && { until }), ...(note.trim() !== '' && { note: note.trim() }) };
    handOver.mutate(body, {
      onSuccess: ({ done, to }) => {
        toast.done(text(done ? 'team.handedOver' : 'team.handingOver', { name: to.name }));
        onClose();
      },
    });
  }

  return (
    <FormFrame
      error={handOver.error ?? preview.error}
      action={text('team.handOver')}
      isReady={preview.data !== undefined}
      isBusy={handOver.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <DatesProvider settings={{ locale: dateLocale(language), firstDayOfWeek: 1 }}>
        <UserSelect
          label={text('team.receiver')}
          required
          except={team.data?.accountManager.id}
          value={toUserId}
          onChange={setToUserId}
        />
        <DateInput
          label={text('team.until')}
          description={text('team.untilHint')}
          valueFormat="L"
          clearable
          clearButtonProps={{ 'aria-label': text('form.clear', { name: text('team.until') }) }}
          minDate={new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)}
          value={until}
          onChange={setUntil}
        />
        <Textarea
          label={text('team.note')}
          autosize
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </DatesProvider>
      {preview.isFetching && !preview.data && <Skeleton height={80} />}
      {preview.data && <Preview handover={preview.data} />}
    </FormFrame>
  );
}

function Preview({ handover: { counts } }: { readonly handover: Handover }) {
  const { text } = useText();
  const found = Object.entries(counts) as readonly [ObjectName, number][];
  return (
    <div>
      <Text size="sm" fw={600}>
        {text('team.goesAlong')}
      </Text>
      <List size="sm">
        {found.map(([object, count]) => (
          <List.Item key={object}>
            {object === 'deals' ? text('card.openDeals') : text(`object.${object}.${count === 1 ? 'one' : 'many'}`)}:{' '}
            {count}
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed" mt={4}>
        {text('team.staysBehind')}
      </Text>
    </div>
  );
}
