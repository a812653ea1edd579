import { Button, Group, Skeleton, Stack, Switch, Text, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fewestDays, mostDays } from '#shared/model/client-release.ts';
import { api } from '../../api/api.ts';
import type { ClientRelease } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/use-toast.ts';

const releaseQuery = queryOptions({
  queryKey: ['client-release'],
  queryFn: async ({ signal }) => (await api.send('GET', '/client-release', { signal })).data,
});

/** Whether clients of which nothing is heard go to the head of the department, and when. */
export function ClientReleasePanel() {
  const { text } = useText();
  const setting = useQuery(releaseQuery);
  return (
    <Panel title={text('release.title')}>
      {setting.isPending && <Skeleton height={90} />}
      {setting.error && <ErrorState error={setting.error} onRetry={() => void setting.refetch()} />}
      {setting.data && <ReleaseForm key={setting.data.version} setting={setting.data} />}
    </Panel>
  );
}

function ReleaseForm({ setting }: { readonly setting: ClientRelease }) {
  const { text } = useText();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [enabled, setEnabled] = useState(setting.enabled);
  const [days, setDays] = useState(String(setting.days));
  const save = useMutation({
    mutationFn: async () => {
      const body = { enabled, days: Number(days) };
      return (await api.send('PUT', '/client-release', { body, ifMatch: setting.version })).data;
    },
    onSuccess: (saved) => {
      queryClient.setQueryData(releaseQuery.queryKey, saved);
      toast.done(text('release.saved'));
    },
    onError: toast.error,
  });
  const isSame = enabled === setting.enabled && days === String(setting.days);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm" maw={720}>
          {text('release.lead')}
        </Text>
        <Switch
          label={text('release.enabled')}
          checked={enabled}
          onChange={(event) => setEnabled(event.currentTarget.checked)}
        />
        <Group align="flex-end" gap="sm">
          <TextInput
            type="number"
            label={text('release.days')}
            value={days}
            onChange={(event) => setDays(event.currentTarget.value)}
            min={fewestDays}
            max={mostDays}
            step={1}
            required
            withAsterisk={false}
            w={260}
          />
          <Button type="submit" disabled={isSame || days === ''} loading={save.isPending}>
            {text('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
