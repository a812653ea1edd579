import { Group, Text } from '@mantine/core';
import { companies } from '#shared/model/objects/companies.ts';
import { findField } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { FieldValue } from '../../ui/field-value.tsx';

const leadFields = ['accountManagerId', 'phones', 'emails', 'country'] as const;

/** Who leads the client and how to reach it: what a caller needs before anything else. */
export function CompanyLead({ company }: { readonly company: CrmRecord }) {
  const { label } = useText();
  const fields = leadFields.map((name) => findField(companies, name)).filter((field) => field !== undefined);
  const isSaid = (value: unknown) =>
    value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
  return (
    <Group gap="xl" mt={6} align="flex-start">
      {fields
        .filter((field) => isSaid(company[field.name]))
        .map((field) => (
          <div key={field.name}>
            <Text size="xs" c="dimmed">
              {label(`field.companies.${field.name}`, field.name)}
            </Text>
            <Text component="div" size="sm" lh="24px" c="var(--mantine-color-text)">
              <FieldValue object="companies" field={field} record={company} oneLine />
            </Text>
          </div>
        ))}
    </Group>
  );
}
