import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CrmRecord } from '#shared/model/records.ts';
import { useText } from '../../i18n/use-text.ts';
import { assignmentQuery } from './assignment-queries.ts';

/** Why a lead is whose it is; nothing where somebody was named. */
export function AssignedBecause({ record }: { readonly record: CrmRecord }) {
  const { text } = useText();
  const { data } = useQuery(assignmentQuery(record.id, record.version));
  if (!data?.assignment && !data?.isWaiting) return null;
  return (
    <Text size="sm" mt={4}>
      {data.assignment ? (
        <>
          <Text span c="dimmed" inherit>
            {text('assign.because')}{' '}
          </Text>
          {data.assignment.text}
        </>
      ) : (
        text('assign.waiting')
      )}
    </Text>
  );
}
