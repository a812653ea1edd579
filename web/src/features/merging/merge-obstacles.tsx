import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { type Acknowledged, acknowledgeable } from '#shared/model/merging.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { api } from '../../api/api.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import type { MergePreview, Obstacle } from './merge-queries.ts';

type Fix = Obstacle['fixes'][number];

interface MergeObstaclesProps {
  readonly preview: MergePreview;
  /** Obstacles that are none to who has seen them. */
  readonly acknowledged: Acknowledged;
  readonly onAcknowledge: (acknowledged: Acknowledged) => void;
}

/** What stands in the way, in words, and what can be said of the records instead. */
export function MergeObstacles({ preview, acknowledged, onAcknowledge }: MergeObstaclesProps) {
  const { label, text } = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const isAdvice = preview.problems.every(({ code }) => acknowledgeable.some((one) => one === code));

  async function mend({ object, id, change }: Fix): Promise<void> {
    const version = preview.records.find((record) => record.id === id)?.version;
    if (!object || !id || !change || version === undefined) return;
    setBusy(true);
    try {
      const path = { object: object as ObjectName, id };
      await api.send('PATCH', '/{object}/{id}', { path, body: change, ifMatch: version });
      toast.done(text('merge.mended'));
      await navigate({ to: '/$object/$id', params: path });
    } catch (error) {
      toast.error(error as Error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Alert
      color="orange"
      variant="light"
      icon={<TriangleAlert size={18} aria-hidden />}
      title={text(isAdvice ? 'merge.advice' : 'merge.obstacles')}
      role="alert"
    >
      <Stack gap="sm">
        {preview.problems.map((obstacle) => (
          <div key={`${obstacle.code} ${obstacle.records.join(' ')} ${obstacle.field ?? ''}`}>
            <Text size="sm">{label(`problem.${obstacle.code}`, obstacle.code)}</Text>
            {acknowledgeable
              .filter((code) => code === obstacle.code)
              .map((code) => (
                <Checkbox
                  key={code}
                  size="sm"
                  mt={6}
                  label={text('merge.fix.acknowledge')}
                  checked={acknowledged.includes(code)}
                  onChange={({ currentTarget: { checked } }) => onAcknowledge(checked ? [code] : [])}
                />
              ))}
            <Group gap="xs" mt={6}>
              {obstacle.fixes
                .filter(({ change }) => change !== undefined)
                .map((fix) => (
                  <Button
                    key={fix.action}
                    size="compact-sm"
                    variant="default"
                    loading={isBusy}
                    onClick={() => void mend(fix)}
                  >
                    {text(`merge.fix.${fix.action}`)}
                  </Button>
                ))}
            </Group>
          </div>
        ))}
      </Stack>
    </Alert>
  );
}
