import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Import, ImportPreview, ImportTemplate } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DefaultInputs } from './default-inputs.tsx';
import { DuplicateInputs, type DuplicateOrder } from './duplicate-inputs.tsx';
import { ExtraInputs, type Extras } from './extra-inputs.tsx';
import { FileSettingsInputs, SheetInput } from './file-settings-inputs.tsx';
import { type FileSettings, previewQuery, usePlan } from './import-queries.ts';
import { fitMatch, type Mapping, type PlanMatch, proposedMapping } from './mapping.ts';
import { MappingTable } from './mapping-table.tsx';
import { MatchInputs } from './match-inputs.tsx';
import { describePlanError } from './plan-error.ts';
import { TemplateInputs } from './template-inputs.tsx';
import { ValueMaps, type Values } from './value-maps.tsx';

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
  const [duplicates, setDuplicates] = useState<DuplicateOrder>(one.plan?.duplicates ?? preview.duplicates);
  const [values, setValues] = useState<Values>(preview.values);
  const [extras, setExtras] = useState<Extras>({
    system: preview.system ?? '',
    create: preview.create,
    notify: one.plan?.notify ?? false,
  });
  const [template, setTemplate] = useState(preview.template?.id ?? null);
  const [defaults, setDefaults] = useState<Readonly<Record<string, unknown>>>({});
  const plan = usePlan(one.id);
  const chosen = fitMatch(preview, mapping, match);
  const missing = preview.targets.filter(({ name, required }) => required && !Object.values(mapping).includes(name));
  const order = orderOf(preview, { mapping, match: chosen, duplicates, values, extras });
  const make = () => plan.mutate({ ...settings, ...order, defaults, notify: extras.notify }, { onSuccess: onPlanned });
  const choose = (kept: ImportTemplate) => {
    setTemplate(kept.id);
    setMapping(Object.fromEntries(Object.entries(kept.mapping).filter(([name]) => hasColumn(preview, name))));
    setMatch(kept.match ?? 'none');
    setDuplicates(kept.duplicates ?? {});
    setValues(kept.values ?? {});
    setExtras({ ...extras, system: kept.system ?? '', create: kept.create ?? [] });
  };
  return (
    <>
      <TemplateInputs object={one.object} chosen={template} onChoose={choose} order={order} />
      <MappingTable preview={preview} mapping={mapping} onChange={setMapping} />
      <ValueMaps preview={preview} mapping={mapping} values={values} onChange={setValues} />
      <Group align="flex-start" gap="sm">
        <MatchInputs preview={preview} mapping={mapping} match={chosen} onChange={setMatch} />
        <DefaultInputs object={one.object} values={defaults} onChange={setDefaults} />
      </Group>
      {preview.matches.includes('duplicates') && (
        <Group align="flex-start" gap="sm">
          <DuplicateInputs value={duplicates} onChange={setDuplicates} />
        </Group>
      )}
      <ExtraInputs object={one.object} mapping={mapping} value={extras} onChange={setExtras} />
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

interface Chosen {
  readonly mapping: Mapping;
  readonly match: PlanMatch;
  readonly duplicates: DuplicateOrder;
  readonly values: Values;
  readonly extras: Extras;
}

/** What of it a template keeps as well. */
function orderOf(preview: ImportPreview, { mapping, match, duplicates, values, extras }: Chosen) {
  const system = extras.system.trim();
  const mapped = new Set(Object.values(mapping));
  return {
    mapping,
    match,
    duplicates: said(duplicates),
    values: Object.fromEntries(Object.entries(values).filter(([name]) => hasColumn(preview, name) && mapping[name])),
    create: extras.create.filter((name) => mapped.has(name)),
    ...(system !== '' && { system }),
  };
}

function hasColumn({ columns }: ImportPreview, name: string): boolean {
  return columns.some((column) => column.name === name);
}

/** A word on why that nobody has said is none. */
function said({ reason, ...order }: DuplicateOrder): DuplicateOrder {
  const given = reason?.trim();
  return given ? { ...order, reason: given } : order;
}
