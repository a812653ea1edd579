import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Import, ImportPreview } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DefaultInputs } from './default-inputs.tsx';
import { DuplicateInputs, type DuplicateOrder } from './duplicate-inputs.tsx';
import { FileSettingsInputs, SheetInput } from './file-settings-inputs.tsx';
import { type FileSettings, previewQuery, usePlan } from './import-queries.ts';
import { fitMatch, type PlanMatch, proposedMapping } from './mapping.ts';
import { MappingTable } from './mapping-table.tsx';
import { MatchInputs } from './match-inputs.tsx';
import { describePlanError } from './plan-error.ts';

interface MappingStepProps {
  readonly one: Import;
  readonly onPlanned: () => void;
}

/** How the file is read, and where its columns go. */
export function MappingStep({ one, onPlanned }: MappingStepProps) {
  const { text, language } = useText();
  const [settings, setSettings] = useState<FileSettings>({});
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
        <MappingForm
          key={columns.map(({ name }) => name).join('\n')}
          one={one}
          preview={preview.data}
          settings={settings}
          onPlanned={onPlanned}
        />
      </Stack>
    </Panel>
  );
}

interface MappingFormProps extends MappingStepProps {
  readonly preview: ImportPreview;
  readonly settings: FileSettings;
}

function MappingForm({ one, preview, settings, onPlanned }: MappingFormProps) {
  const source = useText();
  const { text } = source;
  const [mapping, setMapping] = useState(() => one.plan?.mapping ?? proposedMapping(preview));
  const [match, setMatch] = useState<PlanMatch>(one.plan?.match ?? preview.match);
  const [duplicates, setDuplicates] = useState<DuplicateOrder>(one.plan?.duplicates ?? {});
  const [defaults, setDefaults] = useState<Readonly<Record<string, unknown>>>({});
  const plan = usePlan(one.id);
  const chosen = fitMatch(preview, mapping, match);
  const missing = preview.targets.filter(({ name, required }) => required && !Object.values(mapping).includes(name));
  const make = () =>
    plan.mutate(
      { ...settings, mapping, match: chosen, duplicates: said(duplicates), defaults },
      { onSuccess: onPlanned },
    );
  return (
    <>
      <MappingTable preview={preview} mapping={mapping} onChange={setMapping} />
      <Group align="flex-start" gap="sm">
        <MatchInputs preview={preview} mapping={mapping} match={chosen} onChange={setMatch} />
        <DefaultInputs object={one.object} values={defaults} onChange={setDefaults} />
      </Group>
      {preview.matches.includes('duplicates') && (
        <Group align="flex-start" gap="sm">
          <DuplicateInputs value={duplicates} onChange={setDuplicates} />
        </Group>
      )}
      {missing.length > 0 && chosen !== 'id' && (
        <Alert color="yellow" variant="light">
          {text('imports.missing', { fields: missing.map((target) => target.label).join(', ') })}
        </Alert>
      )}
      {plan.error && (
        <Alert color="red" variant="light" role="alert">
          {describePlanError(plan.error, source)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button
          loading={plan.isPending}
          disabled={Object.keys(mapping).length === 0 || chosen.length === 0}
          onClick={make}
        >
          {text('imports.makePlan')}
        </Button>
      </Group>
    </>
  );
}

/** A word on why that nobody has said is none. */
function said({ reason, ...order }: DuplicateOrder): DuplicateOrder {
  const given = reason?.trim();
  return given ? { ...order, reason: given } : order;
}
