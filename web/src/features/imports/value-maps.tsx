import { Select, Stack, Table, Text } from '@mantine/core';
import type { ImportPreview } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './imports.module.css';
import type { Mapping } from './mapping.ts';

export type Values = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

interface ValueMapsProps {
  readonly preview: ImportPreview;
  readonly mapping: Mapping;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
}

/** What stands in columns that hold a choice of few, how often, and what it means. */
export function ValueMaps({ preview, mapping, values, onChange }: ValueMapsProps) {
  const { text } = useText();
  const formats = useFormats();
  const columns = preview.columns.flatMap((column) => {
    const target = preview.targets.find(({ name }) => name === mapping[column.name]);
    const found = column.values ?? [];
    return target?.options && found.length > 0 ? [{ name: column.name, target, options: target.options, found }] : [];
  });
  if (columns.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {text('imports.values')}
      </Text>
      {columns.map(({ name, target, options, found }) => (
        <Table key={name} verticalSpacing={4} layout="fixed" captionSide="top">
          <Table.Caption ta="start">{`${name} → ${target.label}`}</Table.Caption>
          <Table.Tbody>
            {found.map(({ value, count, means }) => {
              const said = values[name]?.[value];
              const meant = said === undefined ? (means[target.name] ?? null) : said;
              return (
                <Table.Tr key={value}>
                  <Table.Td className={styles.cells}>{value}</Table.Td>
                  <Table.Td w={90}>{formats.number(count)}</Table.Td>
                  <Table.Td w={290}>
                    <Select
                      aria-label={`${name}: ${value}`}
                      placeholder={text(said === null ? 'imports.meansNothing' : 'imports.meansUnknown')}
                      data={options.map((option) => ({ value: option.value, label: option.label }))}
                      value={meant}
                      onChange={(next) => onChange({ ...values, [name]: { ...values[name], [value]: next } })}
                      searchable
                      clearable
                      size="xs"
                    />
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      ))}
    </Stack>
  );
}
