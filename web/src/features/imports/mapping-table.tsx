import { Select, Table, Text } from '@mantine/core';
import type { ImportPreview } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './imports.module.css';
import { type Mapping, mapColumn } from './mapping.ts';

interface MappingTableProps {
  readonly preview: ImportPreview;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** Every column with samples of what it holds, and where it goes. */
export function MappingTable({ preview, mapping, onChange }: MappingTableProps) {
  const { text } = useText();
  const targets = preview.targets.map(({ name, label, required }) => ({
    value: name,
    label: required ? `${label} *` : label,
  }));
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table verticalSpacing={6} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="28%">{text('imports.column')}</Table.Th>
            <Table.Th>{text('imports.samples')}</Table.Th>
            <Table.Th w={290}>{text('imports.target')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.columns.map(({ name, samples, type }) => (
            <Table.Tr key={name}>
              <Table.Td className={styles.cells}>
                <Text size="sm" fw={550}>
                  {name}
                </Text>
                {type !== 'mixed' && (
                  <Text size="xs" c="dimmed">
                    {text(`imports.type.${type}`)}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <Text size="xs" className={styles.samples} lineClamp={2}>
                  {samples.join(' · ') || '—'}
                </Text>
              </Table.Td>
              <Table.Td>
                <Select
                  aria-label={`${text('imports.target')}: ${name}`}
                  placeholder={text('imports.nowhere')}
                  data={targets}
                  value={mapping[name] ?? null}
                  onChange={(target) => onChange(mapColumn(preview, mapping, name, target))}
                  searchable
                  clearable
                  size="xs"
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
