import { ScrollArea, Table, Text } from '@mantine/core';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Leaving } from './people-queries.ts';

/** Which lists a person took out as files lately. */
export function RecentExports({ exports: { data, more } }: Pick<Leaving, 'exports'>) {
  const { text } = useText();
  const formats = useFormats();
  return (
    <section>
      <Text component="h3" size="sm" fw={600} m={0} mb={4}>
        {text('people.exports')}
      </Text>
      {data.length === 0 && <Text size="sm">{text('people.noExports')}</Text>}
      {data.length > 0 && (
        <ScrollArea.Autosize mah={180}>
          <Table verticalSpacing={4} horizontalSpacing={0}>
            <Table.Tbody>
              {data.map(({ at, object, rows }) => (
                <Table.Tr key={`${at} ${object}`}>
                  <Table.Td>{formats.dateTime(at)}</Table.Td>
                  <Table.Td>{text(`object.${object}.many`)}</Table.Td>
                  <Table.Td ta="end">{text('list.loadedAll', { count: rows })}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      )}
      {more && <Text size="sm">{text('people.moreExports')}</Text>}
    </section>
  );
}
