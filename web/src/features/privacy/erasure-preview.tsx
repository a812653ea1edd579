import { List, Text } from '@mantine/core';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import { useReferences } from '../../ui/references.ts';
import type { Erasure } from './privacy-queries.ts';

/** What goes, what stays, and what somebody has to look at. */
export function ErasurePreview({ erasure }: { readonly erasure: Erasure }) {
  const { text } = useText();
  const { fields, history, records, files, kept, mentions, search, matchKeys, pairs } = erasure;
  const derived = search + matchKeys + pairs;
  return (
    <div>
      <Text size="sm" fw={600}>
        {text('personal.goes')}
      </Text>
      <List size="sm" mb="xs">
        <List.Item>{text('personal.goesFields', { count: fields })}</List.Item>
        {history > 0 && <List.Item>{text('personal.goesHistory', { count: history })}</List.Item>}
        {namesOf(records).map(([object, count]) => (
          <List.Item key={object}>
            {text('personal.goesTexts', { what: text(`object.${object}.many`), count })}
          </List.Item>
        ))}
        {files > 0 && <List.Item>{text('personal.goesFiles', { count: files })}</List.Item>}
        {derived > 0 && <List.Item>{text('personal.goesDerived')}</List.Item>}
      </List>
      {namesOf(kept).length > 0 && (
        <>
          <Text size="sm" fw={600}>
            {text('personal.stays')}
          </Text>
          <List size="sm" mb="xs">
            {namesOf(kept).map(([object, count]) => (
              <List.Item key={object}>
                {text('personal.count', { what: text(`object.${object}.many`), count })}
              </List.Item>
            ))}
          </List>
        </>
      )}
      {mentions.length > 0 && <Mentions mentions={mentions} />}
    </div>
  );
}

function Mentions({ mentions }: Pick<Erasure, 'mentions'>) {
  const { text } = useText();
  const { Title } = useReferences();
  return (
    <>
      <Text size="sm" fw={600}>
        {text('personal.mentions')}
      </Text>
      <List size="sm">
        {mentions.map(({ object, id }) => (
          <List.Item key={id}>
            {text(`object.${object}.one`)} · <Title to={object} id={id} />
          </List.Item>
        ))}
      </List>
    </>
  );
}

function namesOf(counts: Erasure['records']): readonly (readonly [ObjectName, number])[] {
  return (Object.entries(counts) as [ObjectName, number][]).filter(([, count]) => count > 0);
}
