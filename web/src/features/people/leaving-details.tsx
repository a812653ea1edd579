import { ScrollArea, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Leaving } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';

/** Keys that end together with the access of the person who made them. */
export function EndingKeys({ apiKeys }: Pick<Leaving, 'apiKeys'>) {
  const { text } = useText();
  if (apiKeys.length === 0) return null;
  return (
    <Detail title={text('people.endingKeys')}>
      <Text size="sm">{apiKeys.map(({ name }) => name).join(', ')}</Text>
    </Detail>
  );
}

/** Which lists a person took out as files lately. */
export function RecentExports({ exports: { data, more } }: Pick<Leaving, 'exports'>) {
  const { text } = useText();
  const formats = useFormats();
  return (
    <Detail title={text('people.exports')}>
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
    </Detail>
  );
}

function Detail({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <Text component="h3" size="sm" fw={600} m={0} mb={4}>
        {title}
      </Text>
      {children}
    </section>
  );
}
