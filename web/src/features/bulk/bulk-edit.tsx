import { ActionIcon, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { useForm } from '@mantine/form';
import { X } from 'lucide-react';
import { useState } from 'react';
import { nestCustom } from '#shared/model/custom-values.ts';
import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import { dateLocale } from '../../ui/dates.ts';
import { FieldInput } from '../../ui/field-input.tsx';
import { type FormValues, tidyValues, toFormValues } from '../../ui/form-values.ts';
import { isMastered } from '../mastery/use-mastered.ts';
import { useFieldName } from '../records/use-field-name.ts';
import { canBeCleared, editableFields, isBlank, toBulkPatch } from './bulk-fields.ts';
import type { Bulk } from './use-bulk.ts';

interface BulkEditProps {
  readonly definition: ObjectDefinition;
  readonly bulk: Bulk;
  readonly onClose: () => void;
}

/** One value, or several, for all chosen records. */
export function BulkEdit({ definition, bulk, onClose }: BulkEditProps) {
  const { text, label, language } = useText();
  const nameOf = useFieldName(definition.name);
  const keptOf = (field: FieldDefinition) => bulk.chosen.filter((row) => isMastered(row, field.name));
  const fields = editableFields(definition);
  const [names, setNames] = useState<readonly string[]>([]);
  const form = useForm<FormValues>({ mode: 'controlled', initialValues: toFormValues(fields, {}) });
  const chosen = names.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  const offered = fields.filter(({ name }) => !names.includes(name));

  function submit(): void {
    const values = tidyValues(chosen, form.getValues());
    const missing = chosen.filter((field) => isBlank(values[field.name]) && !canBeCleared(field));
    form.setErrors(Object.fromEntries(missing.map(({ name }) => [name, label('fieldProblem.required', '')])));
    if (missing.length > 0) return;
    bulk.update(nestCustom(toBulkPatch(chosen, values)));
    onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={text('bulk.editTitle', { count: bulk.chosen.length })}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      <DatesProvider settings={{ locale: dateLocale(language), firstDayOfWeek: 1 }}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Stack gap="md">
            {chosen.map((field) => (
              <ChosenField
                key={field.name}
                hint={[
                  canBeCleared(field) && isBlank(form.getValues()[field.name]) ? text('bulk.clears') : '',
                  keptOf(field).length > 0 ? text('mastered.some', { count: keptOf(field).length }) : '',
                ]
                  .filter(Boolean)
                  .join(' ')}
                removeLabel={text('form.remove', { name: nameOf(field) })}
                onRemove={() => setNames(names.filter((name) => name !== field.name))}
              >
                <FieldInput object={definition.name} field={optional(field)} form={form} isFirst />
              </ChosenField>
            ))}
            <Select
              // Empty again after each choice.
              key={names.length}
              label={text(names.length === 0 ? 'bulk.field' : 'bulk.anotherField')}
              placeholder={text('bulk.chooseField')}
              data={offered.map((field) => {
                const system = keptOf(field)[0]?.mastered?.system;
                const isKept = system !== undefined && keptOf(field).length === bulk.chosen.length;
                const where = isKept ? [text('mastered.in', { system })] : [];
                return { value: field.name, label: [nameOf(field), ...where].join(' · '), disabled: isKept };
              })}
              value={null}
              onChange={(name) => name && setNames([...names, name])}
              searchable
              nothingFoundMessage={text('form.nothingFound')}
              openOnFocus={false}
              data-autofocus={names.length === 0 || undefined}
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {text('action.cancel')}
              </Button>
              <Button type="submit" disabled={chosen.length === 0}>
                {text('bulk.apply', { count: bulk.chosen.length })}
              </Button>
            </Group>
          </Stack>
        </form>
      </DatesProvider>
    </Modal>
  );
}

/** Nothing in it is asked for: records are changed as far as the form goes. */
function optional({ required: _, ...field }: FieldDefinition): FieldDefinition {
  return field;
}

interface ChosenFieldProps {
  /** Empty: nothing is said. */
  readonly hint: string;
  readonly removeLabel: string;
  readonly onRemove: () => void;
  readonly children: React.ReactNode;
}

function ChosenField({ hint, removeLabel, onRemove, children }: ChosenFieldProps) {
  return (
    <div>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <div style={{ flex: 1, minWidth: 0 }}>{children}</div>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={removeLabel} onClick={onRemove}>
          <X size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {hint && (
        <Text size="xs" c="dimmed" mt={4}>
          {hint}
        </Text>
      )}
    </div>
  );
}
