import { Badge, Grid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { CostChip } from '../../ui/cost-chip.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { FilesPanel } from '../files/files-panel.tsx';
import { MasteredNote } from '../mastery/mastered-note.tsx';
import { MergedNote } from '../merging/merged-note.tsx';
import { LazyQualityChip } from '../quality/lazy-quality-chip.tsx';
import { PageSkeleton } from '../record-page/page-skeleton.tsx';
import { RecordActions } from '../record-page/record-actions.tsx';
import { RecordFacts } from '../record-page/record-facts.tsx';
import { RecordLead } from '../record-page/record-lead.tsx';
import { useDefinition } from '../records/definitions.ts';
import { useTitle } from '../records/record-title.ts';
import { LazyRegistryPanel } from '../registry/lazy-registry-panel.tsx';
import { TeamPanel } from '../teamwork/team-panel.tsx';
import { CardContacts } from './card-contacts.tsx';
import { CardDeals } from './card-deals.tsx';
import { cardQuery } from './card-queries.ts';
import { CardRecords } from './card-records.tsx';
import { CardTimeline } from './card-timeline.tsx';
import { DuplicateBanner } from './duplicate-banner.tsx';
import { RelatedPanel } from './related-panel.tsx';

/** What else is open, in the order in which people ask for it. */
const openLists = ['tasks', 'invoices', 'orders', 'cases', 'quotes', 'contracts', 'leads'] as const;

export function CompanyPage() {
  const { id } = useParams({ from: '/app/companies/$id' });
  const { label } = useText();
  const titleOf = useTitle();
  const definition = useDefinition('companies');
  const card = useQuery(cardQuery(id));
  if (card.error && !card.data) return <ErrorState error={card.error} onRetry={() => void card.refetch()} />;
  if (!card.data) return <PageSkeleton />;
  if (card.data.data.company.id !== id) return <CompanyRedirect id={card.data.data.company.id} />;
  const { company, contacts, deals, duplicates, timeline, quality, ...others } = card.data.data;
  const badges = [
    ...(Array.isArray(company.roles) ? company.roles.map((role) => `roles.${role}`) : []),
    ...(company.status === 'archived' ? ['status.archived'] : []),
  ];
  return (
    <>
      <PageHeader
        title={titleOf(company)}
        badges={
          <>
            {badges.map((name) => (
              <Badge key={name} variant="light" color={name.startsWith('roles') ? 'indigo' : 'gray'} tt="none" fw={500}>
                {label(`option.companies.${name}`, name)}
              </Badge>
            ))}
            <LazyQualityChip key={company.id} record={company} quality={quality} />
          </>
        }
        lead={<RecordLead definition={definition} record={company} />}
        actions={<RecordActions definition={definition} record={company} />}
      />
      <Stack gap="md">
        {company.mergedIds && <MergedNote record={company} />}
        <MasteredNote definition={definition} record={company} />
        {duplicates.length > 0 && <DuplicateBanner duplicates={duplicates} />}
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <CardTimeline company={company} timeline={timeline} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <TeamPanel key={`team of ${company.id}`} company={{ id: company.id, name: titleOf(company) }} />
              <CardContacts companyId={company.id} contacts={contacts.data} />
              <CardDeals companyId={company.id} deals={deals.data} />
              {openLists.map((object) => (
                <CardRecords key={object} object={object} companyId={company.id} records={others[object].data} />
              ))}
              <RelatedPanel key={`related to ${company.id}`} company={company} />
              <LazyRegistryPanel definition={definition} company={company} />
              <FilesPanel key={company.id} record={company} />
              <RecordFacts definition={definition} record={company} />
            </Stack>
          </Grid.Col>
        </Grid>
        <footer>
          <CostChip cost={card.data.cost} />
        </footer>
      </Stack>
    </>
  );
}

/** A client that was merged has the address of its survivor. */
function CompanyRedirect({ id }: { readonly id: string }) {
  return <Navigate to="/companies/$id" params={{ id }} replace />;
}
