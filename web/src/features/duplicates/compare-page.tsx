import { Alert, SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { CompareSide, emptySide, type Side } from './compare-side.tsx';
import { CompareVerdict } from './compare-verdict.tsx';
import { type ComparedObject, comparedObjects, toFields } from './typed-record.ts';

/** For administrators: how two records compare, and what each field has to say about it. */
export function ComparePage() {
  const { text } = useText();
  const [object, setObject] = useState<ComparedObject>('companies');
  const [left, setLeft] = useState<Side>(emptySide);
  const [right, setRight] = useState<Side>({ ...emptySide, isTyped: true });
  const [body] = useDebouncedValue({ object, left: toInput(left), right: toInput(right) }, 250);
  const isComplete = body.left !== null && body.right !== null;
  const verdict = useQuery({
    queryKey: ['duplicates', 'compare', body],
    queryFn: async ({ signal }) => {
      const sides = { left: body.left ?? {}, right: body.right ?? {} };
      return (await api.send('POST', '/duplicates/compare', { body: { object: body.object, ...sides }, signal })).data;
    },
    enabled: isComplete,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

  function choose(value: string): void {
    setObject(value as ComparedObject);
    setLeft(emptySide);
    setRight({ ...emptySide, isTyped: true });
  }

  return (
    <>
      <PageHeader title={text('compare.title')} lead={text('compare.lead')} />
      <Stack gap="md">
        <SegmentedControl
          style={{ alignSelf: 'flex-start' }}
          aria-label={text('compare.object')}
          value={object}
          onChange={choose}
          data={comparedObjects.map((one) => ({ value: one, label: text(`object.${one}.many`) }))}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <CompareSide title={text('compare.first')} object={object} side={left} onChange={setLeft} />
          <CompareSide title={text('compare.second')} object={object} side={right} onChange={setRight} />
        </SimpleGrid>
        {!isComplete && (
          <Alert variant="light" color="gray" icon={<Scale size={18} aria-hidden />}>
            {text('compare.incomplete')}
          </Alert>
        )}
        {verdict.error && <ErrorState error={verdict.error} onRetry={() => void verdict.refetch()} />}
        {isComplete && verdict.data && <CompareVerdict object={verdict.data.left.object} verdict={verdict.data} />}
      </Stack>
    </>
  );
}

/** null: nothing is there to compare. */
function toInput({ isTyped, id, typed }: Side) {
  if (!isTyped) return id;
  const fields = toFields(typed);
  return Object.keys(fields).length > 0 ? fields : null;
}
