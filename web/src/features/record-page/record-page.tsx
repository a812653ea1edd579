import { Grid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { NotFound } from '../../ui/not-found.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useNames } from '../../ui/use-names.ts';
import { AssignedBecause } from '../assignment/assigned-because.tsx';
import { FilesPanel } from '../files/files-panel.tsx';
import { MasteredNote } from '../mastery/mastered-note.tsx';
import { MergedNote } from '../merging/merged-note.tsx';
import { LazyQualityChip } from '../quality/lazy-quality-chip.tsx';
import { QuoteTerms } from '../quotes/quote-terms.tsx';
import { useNamedDefinition } from '../records/definitions.ts';
import { recordQuery } from '../records/record-queries.ts';
import { useTitle } from '../records/record-title.ts';
import { StateSelect } from '../records/state-select.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { RecordActions } from './record-actions.tsx';
import { RecordFacts } from './record-facts.tsx';
import { RecordItems } from './record-items.tsx';
import { RecordLead } from './record-lead.tsx';
import { RelatedRecords } from './related-records.tsx';

/** The page of whatever record the address names. */
export function RecordPage() {
  const { object, id } = useParams({ from: '/app/$object/$id' });
  const definition = useNamedDefinition(object);
  return definition ? <LoadedPage key={id} definition={definition} id={id} /> : <NotFound />;
}

interface LoadedPageProps {
  readonly definition: ObjectDefinition;
  readonly id: string;
}

function LoadedPage({ definition, id }: LoadedPageProps) {
  // What is known from a list is shown at once, and asked for anew.
  const record = useQuery({ ...recordQuery(definition.name, id), staleTime: 0 });
  if (record.error && !record.data) return <ErrorState error={record.error} onRetry={() => void record.refetch()} />;
  if (record.data && record.data.id !== id) {
    // What was merged has the address of its survivor.
    return <Navigate to="/$object/$id" params={{ object: definition.name, id: record.data.id }} replace />;
  }
  return record.data ? <Page definition={definition} record={record.data} /> : <PageSkeleton />;
}

interface PageProps {
  readonly definition: ObjectDefinition;
  readonly record: CrmRecord;
}

function Page({ definition, record }: PageProps) {
  const { objectName } = useNames();
  const titleOf = useTitle();
  return (
    <>
      <PageHeader
        above={
          <Text size="xs" c="dimmed" fw={500}>
            {objectName(definition.name, 'one')}
          </Text>
        }
        title={titleOf(record)}
        badges={
          <>
            <StateSelect definition={definition} record={record} />
            <LazyQualityChip key={record.id} record={record} />
          </>
        }
        lead={
          <>
            <RecordLead definition={definition} record={record} />
            {definition.assigned && <AssignedBecause record={record} />}
          </>
        }
        actions={<RecordActions definition={definition} record={record} />}
      />
      <Stack gap="md">
        {record.object === 'quotes' && <QuoteTerms quote={record} />}
        {record.mergedIds && <MergedNote record={record} />}
        <MasteredNote definition={definition} record={record} />
        <RecordItems definition={definition} record={record} />
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <RecordFacts definition={definition} record={record} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <RelatedRecords record={record} />
              {record.erasedAt === undefined && <FilesPanel key={record.id} record={record} />}
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}
