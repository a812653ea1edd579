import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Import, ImportPreview } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FileSettingsInputs, SheetInput } from './file-settings-inputs.tsx';
import { type FileSettings, previewQuery } from './import-queries.ts';

interface MappingPanelProps {
  readonly one: Pick<Import, 'id'>;
  /** As it was read before. */
  readonly reading?: FileSettings | undefined;
  /** Anew for every header. */
  readonly children: (preview: ImportPreview, reading: FileSettings) => ReactNode;
}

/** How the file is read, and below it what is made of what was read. */
export function MappingPanel({ one, reading = {}, children }: MappingPanelProps) {
  const { text, language } = useText();
  const [settings, setSettings] = useState(reading);
  const preview = useQuery(previewQuery(one.id, settings, language));
  if (preview.error) {
    return (
      <Panel>
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        <FileSettingsInputs settings={settings} onChange={setSettings} />
      </Panel>
    );
  }
  if (!preview.data) return <Skeleton height={240} radius="lg" />;
  const { format, encoding, delimiter, sheet, sheets, rows, columns } = preview.data;
  return (
    <Panel
      title={text('imports.step.mapping')}
      actions={
        <Text size="sm" c="dimmed">
          {text('imports.rows', { count: rows })}
        </Text>
      }
    >
      <Stack gap="md">
        {format === 'xlsx' ? (
          <SheetInput sheets={sheets} sheet={sheet} onChange={(name) => setSettings({ sheet: name })} />
        ) : (
          <FileSettingsInputs
            settings={{ ...(encoding && { encoding }), ...(delimiter && { delimiter }), ...settings }}
            onChange={setSettings}
          />
        )}
        <Stack key={columns.map(({ name }) => name).join('\n')} gap="md">
          {children(preview.data, settings)}
        </Stack>
      </Stack>
    </Panel>
  );
}
