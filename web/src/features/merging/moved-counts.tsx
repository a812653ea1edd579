import { Badge, Group, Text } from '@mantine/core';
import { Paperclip } from 'lucide-react';
import { objectNames } from '#shared/model/objects/definition.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNames } from '../../ui/use-names.ts';
import { objectIcons } from '../records/object-icons.ts';
import type { Counts } from './merge-queries.ts';

/** How many records of each kind, and files. */
export function MovedCounts({ counts, more }: { readonly counts: Counts; readonly more?: boolean }) {
  const { text } = useText();
  const { objectName } = useNames();
  const formats = useFormats();
  const kinds = objectNames.filter((name) => (counts[name] ?? 0) > 0);
  const isNothing = kinds.length === 0 && !counts.files;
  if (isNothing)
    return (
      <Text size="sm" c="dimmed">
        {text('merge.nothingMoves')}
      </Text>
    );
  return (
    <Group gap={6}>
      {kinds.map((name) => {
        const Icon = objectIcons[name];
        return (
          <Badge key={name} variant="default" tt="none" fw={500} leftSection={<Icon size={12} aria-hidden />}>
            {objectName(name, 'many')}: {formats.number(counts[name] ?? 0, 0)}
          </Badge>
        );
      })}
      {counts.files !== undefined && counts.files > 0 && (
        <Badge variant="default" tt="none" fw={500} leftSection={<Paperclip size={12} aria-hidden />}>
          {text('merge.files')}: {formats.number(counts.files, 0)}
        </Badge>
      )}
      {more && (
        <Text size="xs" c="dimmed">
          {text('merge.more')}
        </Text>
      )}
    </Group>
  );
}
