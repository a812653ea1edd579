import { Group, Select, TextInput } from '@mantine/core';
import type { FeedSource } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { TimesInputs } from './times-inputs.tsx';

const kinds = ['upload', 'inbox'] as const;

interface SourceInputsProps {
  readonly source: FeedSource;
  readonly onChange: (source: FeedSource) => void;
}

/** How files come. */
export function SourceInputs({ source, onChange }: SourceInputsProps) {
  const { text } = useText();
  const folder = source.kind === 'inbox' ? source.folder : '';
  return (
    <Group align="flex-start" gap="sm" grow preventGrowOverflow={false}>
      <Select
        label={text('feeds.source')}
        data={kinds.map((value) => ({ value, label: text(`feeds.kind.${value}`) }))}
        value={source.kind}
        onChange={(kind) => kind && onChange(kind === 'inbox' ? { kind, folder: '' } : { kind: 'upload' })}
        allowDeselect={false}
      />
      {source.kind === 'inbox' && (
        <TextInput
          label={text('feeds.folder')}
          description={text('feeds.folderHint', { folder: folder || '…' })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={folder}
          maxLength={40}
          required
          onChange={({ currentTarget }) => onChange({ ...source, folder: tidy(currentTarget.value) })}
        />
      )}
      {source.kind === 'inbox' && (
        <TimesInputs
          times={source.times}
          onChange={(times) => onChange({ kind: 'inbox', folder, ...(times && { times }) })}
        />
      )}
    </Group>
  );
}

/** As a key of the bucket has it. */
function tidy(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '-')
    .replace(/^[_-]+/, '');
}
