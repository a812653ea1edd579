import { Alert, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import { api } from '../../api/api.ts';
import { useText } from '../../i18n/use-text.ts';
import { RecordLink } from '../records/record-link.tsx';

interface OverlapWarning {
  readonly panel: ReactNode;
  readonly noteValues: (values: Fields) => void;
}

/** Says before new work with a client is saved that a colleague has open work with them already. */
export function useOverlapWarning({ name, contested }: ObjectDefinition, initial: Fields): OverlapWarning {
  const { text } = useText();
  const [{ companyId, line }, setAsked] = useState(() => toAsked(initial));
  const overlaps = useQuery({
    queryKey: ['overlaps', name, companyId, line],
    queryFn: async ({ signal }) => {
      const query = { object: name as 'deals' | 'leads', ...(line !== '' && { productCategory: line }) };
      return (await api.send('GET', '/companies/{id}/overlaps', { path: { id: companyId }, query, signal })).data.data;
    },
    enabled: contested === true && companyId !== '',
  });
  const panel = overlaps.data?.length ? (
    <Alert color="orange" variant="light" title={text('overlaps.title')} role="status">
      <List size="sm">
        {overlaps.data.map(({ object, id, title, owner }) => (
          <List.Item key={id}>
            <RecordLink object={object} id={id}>
              {title}
            </RecordLink>{' '}
            · {owner.name}
          </List.Item>
        ))}
      </List>
      <Text size="sm" mt={4}>
        {text('overlaps.advice')}
      </Text>
    </Alert>
  ) : null;
  return {
    panel,
    noteValues: (values) => {
      const asked = toAsked(values);
      if (asked.companyId !== companyId || asked.line !== line) setAsked(asked);
    },
  };
}

function toAsked({ companyId, productCategory }: Fields) {
  return {
    companyId: typeof companyId === 'string' ? companyId : '',
    line: typeof productCategory === 'string' ? productCategory.trim() : '',
  };
}
