import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { Archive, ArchiveRestore, ListPlus, Pencil } from 'lucide-react';
import { useState } from 'react';
import type { CustomField } from '#shared/model/custom-fields.ts';
import { inLanguage } from '#shared/model/words.ts';
import type { FieldSet } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ConfirmChange } from './confirm-change.tsx';

interface FieldTableProps {
  readonly set: FieldSet;
  readonly onOpen: (field: CustomField) => void;
}

export function FieldTable({ set, onOpen }: FieldTableProps) {
  const { text } = useText();
  const [changed, setChanged] = useState<CustomField | null>(null);
  if (set.fields.length === 0)
    return <EmptyState icon={ListPlus} title={text('fields.none')} advice={text('fields.noneAdvice')} />;
  return (
    <>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text('fields.name')}</Table.Th>
            <Table.Th>{text('fields.type')}</Table.Th>
            <Table.Th>{text('fields.properties')}</Table.Th>
            <Table.Th aria-label={text('people.actions')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {set.fields.map((field) => (
            <FieldRow key={field.name} field={field} onOpen={onOpen} onChange={setChanged} />
          ))}
        </Table.Tbody>
      </Table>
      <ConfirmChange set={set} field={changed} onClose={() => setChanged(null)} />
    </>
  );
}

interface FieldRowProps {
  readonly field: CustomField;
  readonly onOpen: (field: CustomField) => void;
  readonly onChange: (field: CustomField) => void;
}

const shown = ['required', 'unique', 'filter', 'searched', 'personal'] as const;

function FieldRow({ field, onOpen, onChange }: FieldRowProps) {
  const { text, language } = useText();
  const name = inLanguage(field.label, language);
  const { retired, ...rest } = field;
  const action = text(retired ? 'fields.reinstate' : 'fields.retire');
  const Icon = retired ? ArchiveRestore : Archive;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600} {...(retired && { c: 'dimmed' })}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          custom.{field.name}
        </Text>
      </Table.Td>
      <Table.Td>{text(`fields.type.${field.type}`)}</Table.Td>
      <Table.Td>
        <Group gap={4}>
          {retired && (
            <Badge size="sm" variant="light" color="gray" tt="none" fw={500}>
              {text('fields.retired')}
            </Badge>
          )}
          {shown
            .filter((flag) => field[flag])
            .map((flag) => (
              <Badge key={flag} size="sm" variant="light" tt="none" fw={500}>
                {text(`fields.flag.${flag}`)}
              </Badge>
            ))}
        </Group>
      </Table.Td>
      <Table.Td ta="end">
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<Pencil size={14} aria-hidden />}
            aria-label={`${text('action.edit')}: ${name}`}
            onClick={() => onOpen(field)}
          >
            {text('action.edit')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<Icon size={14} aria-hidden />}
            aria-label={`${action}: ${name}`}
            onClick={() => onChange(retired ? rest : { ...rest, retired: true })}
          >
            {action}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
