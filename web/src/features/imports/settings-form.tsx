import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { ImportPreview, ImportSettings, ImportTemplate } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { DefaultInputs } from './default-inputs.tsx';
import { DuplicateInputs, type DuplicateOrder } from './duplicate-inputs.tsx';
import { ExtraInputs, type Extras } from './extra-inputs.tsx';
import type { FileSettings, PlanOrder } from './import-queries.ts';
import { fitMatch, type Mapping, type PlanMatch, proposedMapping } from './mapping.ts';
import { MappingTable } from './mapping-table.tsx';
import { MatchInputs } from './match-inputs.tsx';
import { describePlanError } from './plan-error.ts';
import { TemplateInputs } from './template-inputs.tsx';
import { ValueMaps, type Values } from './value-maps.tsx';

interface SettingsFormProps {
  readonly object: ObjectName;
  readonly preview: ImportPreview;
  /** How the file is read, where somebody has said it. */
  readonly reading: FileSettings;
  /** Where the form begins; absent: with what is proposed. */
  readonly known?: ImportSettings | undefined;
  /** The system is another's to say. */
  readonly isSystemKnown?: boolean;
  readonly submitLabel: string;
  readonly isPending?: boolean;
  readonly error?: Error | null;
  readonly onSubmit: (order: PlanOrder) => void;
  readonly onCancel?: () => void;
}

/** Where columns go, and everything else that decides what becomes of a row. */
export function SettingsForm({ object, preview, reading, known, submitLabel, ...form }: SettingsFormProps) {
  const source = useText();
  const { text } = source;
  const [mapping, setMapping] = useState(() => (known ? fitMapping(preview, known.mapping) : proposedMapping(preview)));
  const [match, setMatch] = useState<PlanMatch>(known?.match ?? preview.match);
  const [duplicates, setDuplicates] = useState<DuplicateOrder>(known?.duplicates ?? preview.duplicates);
  const [values, setValues] = useState<Values>(known?.values ?? preview.values);
  const [extras, setExtras] = useState<Extras>({
    system: (known ? known.system : preview.system) ?? '',
    create: known?.create ?? preview.create,
    notify: known?.notify ?? false,
  });
  const [template, setTemplate] = useState(known ? null : (preview.template?.id ?? null));
  const [defaults, setDefaults] = useState<Readonly<Record<string, unknown>>>(known?.defaults ?? {});
  const chosen = fitMatch(preview, mapping, match);
  const missing = preview.targets.filter(({ name, required }) => required && !Object.values(mapping).includes(name));
  const order = orderOf(preview, { mapping, match: chosen, duplicates, values, extras });
  const submit = () => form.onSubmit({ ...reading, ...order, defaults, notify: extras.notify });
  const choose = (kept: ImportTemplate) => {
    setTemplate(kept.id);
    setMapping(fitMapping(preview, kept.mapping));
    setMatch(kept.match ?? 'none');
    setDuplicates(kept.duplicates ?? {});
    setValues(kept.values ?? {});
    setExtras({ ...extras, system: kept.system ?? '', create: kept.create ?? [] });
  };
  return (
    <>
      <TemplateInputs object={object} chosen={template} onChoose={choose} order={order} />
      <MappingTable preview={preview} mapping={mapping} onChange={setMapping} />
      <ValueMaps preview={preview} mapping={mapping} values={values} onChange={setValues} />
      <Group align="flex-start" gap="sm">
        <MatchInputs preview={preview} mapping={mapping} match={chosen} onChange={setMatch} />
        <DefaultInputs object={object} values={defaults} onChange={setDefaults} />
      </Group>
      {preview.matches.includes('duplicates') && (
        <Group align="flex-start" gap="sm">
          <DuplicateInputs value={duplicates} onChange={setDuplicates} />
        </Group>
      )}
      <ExtraInputs
        object={object}
        mapping={mapping}
        value={extras}
        onChange={setExtras}
        isSystemKnown={form.isSystemKnown ?? false}
      />
      {missing.length > 0 && chosen !== 'id' && (
        <Alert color="yellow" variant="light">
          {text('imports.missing', { fields: missing.map((target) => target.label).join(', ') })}
        </Alert>
      )}
      {form.error && (
        <Alert color="red" variant="light" role="alert">
          {describePlanError(form.error, source)}
        </Alert>
      )}
      <Group justify="flex-end" gap="xs">
        {form.onCancel && (
          <Button variant="default" onClick={form.onCancel}>
            {text('action.cancel')}
          </Button>
        )}
        <Button
          loading={form.isPending ?? false}
          disabled={Object.keys(mapping).length === 0 || chosen.length === 0}
          onClick={submit}
        >
          {submitLabel}
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

/** As far as the file has its columns. */
function fitMapping(preview: ImportPreview, mapping: Mapping): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([name]) => hasColumn(preview, name)));
}

function hasColumn({ columns }: ImportPreview, name: string): boolean {
  return columns.some((column) => column.name === name);
}

/** A word on why that nobody has said is none. */
function said({ reason, ...order }: DuplicateOrder): DuplicateOrder {
  const given = reason?.trim();
  return given ? { ...order, reason: given } : order;
}
