import { Alert, Button, Group, Radio, Stack, Switch, Text } from '@mantine/core';
import { Play, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import type { AutoMerge } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { UserSelect } from '../teamwork/user-select.tsx';
import { useChangeAutoMerge, useStartRun } from './auto-merge-queries.ts';

/** Whether, and how sure a pair must be: only what was proven can be chosen. */
export function AutoMergeSetting({ setting }: { readonly setting: AutoMerge }) {
  const { text } = useText();
  const formats = useFormats();
  const toast = useToast();
  const change = useChangeAutoMerge(setting);
  const { enabled, from, proven, provenOn } = setting;
  const save = (body: { readonly enabled: boolean; readonly from?: number }) =>
    change.mutate(body, { onError: toast.error });
  const share = (part: number) => formats.percent((part * 100).toFixed(3));
  return (
    <Panel title={text('autoMerge.title')}>
      <Stack gap="md">
        <Text size="sm" maw={720}>
          {text('autoMerge.lead')}
        </Text>
        {proven.length === 0 && (
          <Alert variant="light" color="orange" icon={<ShieldAlert size={18} aria-hidden />}>
            {text('autoMerge.unproven')}
          </Alert>
        )}
        <Switch
          label={text('autoMerge.enabled')}
          checked={enabled}
          disabled={proven.length === 0 || change.isPending}
          onChange={(event) => save({ enabled: event.currentTarget.checked, ...(from !== null && { from }) })}
        />
        {proven.length > 0 && (
          <Radio.Group
            label={text('autoMerge.from')}
            description={text('autoMerge.provenOn', { count: provenOn.length })}
            value={String(from)}
            onChange={(value) => save({ enabled, from: Number(value) })}
          >
            <Stack gap={6} mt="xs">
              {proven.map((band) => (
                <Radio
                  key={band.from}
                  value={String(band.from)}
                  disabled={change.isPending}
                  label={text('autoMerge.band', {
                    score: share(band.from),
                    precision: share(band.precision),
                    pairs: formats.number(band.pairs, 0),
                  })}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {enabled && <StartRun />}
      </Stack>
    </Panel>
  );
}

function StartRun() {
  const { text } = useText();
  const toast = useToast();
  const [managerId, setManagerId] = useState<string | null>(null);
  const start = useStartRun();
  return (
    <Group align="flex-end" gap="sm">
      <UserSelect label={text('autoMerge.only')} value={managerId} onChange={setManagerId} />
      <Button
        leftSection={<Play size={15} aria-hidden />}
        loading={start.isPending}
        onClick={() =>
          start.mutate(managerId, { onSuccess: () => toast.done(text('autoMerge.started')), onError: toast.error })
        }
      >
        {text('autoMerge.start')}
      </Button>
    </Group>
  );
}
