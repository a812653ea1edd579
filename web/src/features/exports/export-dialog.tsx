import { Button, Group, Modal, MultiSelect, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { type ExportFormat, exportFormats, exportLimits } from '#shared/model/exports.ts';
import { type ObjectDefinition, systemColumns } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNames } from '../../ui/use-names.ts';
import { useDefinitions } from '../records/definitions.ts';
import { isRelated, relationsOf } from './export-order.ts';

interface ExportDialogProps {
  readonly definition: ObjectDefinition;
  /** Of the list: the choice begins with them. */
  readonly columns: readonly string[];
  readonly onStart: (format: ExportFormat, columns: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Which columns the file has: of the records themselves, and of those that they name. */
export function ExportDialog({ definition, columns, onStart, onClose }: ExportDialogProps) {
  const { text } = useText();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [own, setOwn] = useState(columns.filter((column) => !isRelated(definition, column)));
  const [related, setRelated] = useState(columns.filter((column) => isRelated(definition, column)));
  const choices = useColumnChoices(definition);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={text('exports.chooseTitle')}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onStart(format, [...own, ...related]);
          onClose();
        }}
      >
        <Stack gap="md">
          <MultiSelect
            label={text('exports.own')}
            data={choices.own}
            value={own}
            onChange={setOwn}
            maxValues={exportLimits.fields}
            searchable
            clearable
            hidePickedOptions
          />
          {choices.related.length > 0 && (
            <MultiSelect
              label={text('exports.related')}
              data={choices.related}
              value={related}
              onChange={setRelated}
              maxValues={exportLimits.relations}
              searchable
              clearable
              hidePickedOptions
            />
          )}
          <Select
            label={text('exports.format')}
            data={exportFormats.map((value) => ({ value, label: text(`exports.format.${named(value)}`) }))}
            value={format}
            onChange={(value) => value && setFormat(value)}
            allowDeselect={false}
            w={260}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {text('action.cancel')}
            </Button>
            <Button type="submit" disabled={own.length + related.length === 0}>
              {text('action.export')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** With columns that somebody chose, a line is no whole record. */
function named(format: ExportFormat) {
  return format === 'jsonl' ? 'lines' : format;
}

/** By their names; those of a related record are told apart by what it is to this one: `Company: Industry`. */
function useColumnChoices(definition: ObjectDefinition) {
  const { text } = useText();
  const { fieldName } = useNames();
  const known = useDefinitions();
  const relations = relationsOf(definition).filter(({ to }) => known[to]);
  return {
    own: [...definition.fields, ...systemColumns]
      .filter(({ name }) => !isRelated(definition, name))
      .map((field) => ({ value: field.name, label: fieldName(definition.name, field) })),
    related: relations.map((relation) => {
      const group = fieldName(definition.name, relation);
      const fields = [...(known[relation.to]?.fields ?? []), ...systemColumns];
      const items = fields.map((field) => ({
        value: `${relation.name}.${field.name}`,
        label: text('exports.ofRelated', { relation: group, field: fieldName(relation.to, field) }),
      }));
      return { group, items: [{ value: relation.name, label: group }, ...items] };
    }),
  };
}
