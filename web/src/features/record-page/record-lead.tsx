import { Group, Text } from '@mantine/core';
import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { FieldValue } from '../../ui/field-value.tsx';
import { isSaid, valueIn } from '../../ui/field-values.ts';
import { useNames } from '../../ui/use-names.ts';
import { DueDate } from '../records/due-date.tsx';

interface RecordLeadProps {
  readonly definition: ObjectDefinition;
  readonly record: CrmRecord;
}

/** Whose it is, whom it concerns and how to reach them: what a caller needs before anything else. */
export function RecordLead({ definition, record }: RecordLeadProps) {
  const { fieldName } = useNames();
  return (
    <Group gap="8px 32px" mt={6} align="flex-start">
      {leadFields(definition)
        .filter((field) => isSaid(valueIn(record, field)))
        .map((field) => (
          <div key={field.name}>
            <Text size="xs" c="dimmed">
              {fieldName(definition.name, field)}
            </Text>
            <Text component="div" size="sm" lh="24px" c="var(--mantine-color-text)">
              {field.name === definition.date ? (
                <DueDate record={record} />
              ) : (
                <FieldValue object={definition.name} field={field} record={record} oneLine />
              )}
            </Text>
          </div>
        ))}
    </Group>
  );
}

function leadFields(definition: ObjectDefinition): readonly FieldDefinition[] {
  const { company, owner, date } = definition;
  const client = company === 'companyId' ? company : undefined;
  return [client, owner, 'phones', 'emails', 'country', date, 'total', 'amount', 'price'].flatMap(
    (name) => findField(definition, name ?? '') ?? [],
  );
}
