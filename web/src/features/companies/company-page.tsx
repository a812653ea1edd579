import { Badge, Button, Grid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CostChip } from '../../ui/cost-chip.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { FilesPanel } from '../files/files-panel.tsx';
import { LazyEditDrawer } from '../records/lazy-edit-drawer.tsx';
import { titleOf } from '../records/record-title.ts';
import { may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { CardContacts } from './card-contacts.tsx';
import { CardDeals } from './card-deals.tsx';
import { CardFacts } from './card-facts.tsx';
import { cardQuery } from './card-queries.ts';
import { CardSkeleton } from './card-skeleton.tsx';
import { CardTimeline } from './card-timeline.tsx';
import { CompanyLead } from './company-lead.tsx';
import { DuplicateBanner } from './duplicate-banner.tsx';

export function CompanyPage() {
  const { id } = useParams({ from: '/app/companies/$id' });
  const { text, label } = useText();
  const me = useMe();
  const card = useQuery(cardQuery(id));
  const [isEditing, setEditing] = useState(false);
  if (card.error && !card.data) return <ErrorState error={card.error} onRetry={() => void card.refetch()} />;
  if (!card.data) return <CardSkeleton />;
  const { company, contacts, deals, duplicates, timeline } = card.data.data;
  const roles = Array.isArray(company.roles) ? company.roles.map(String) : [];
  return (
    <>
      <PageHeader
        title={titleOf(company)}
        badges={roles.map((role) => (
          <Badge key={role} variant="light" tt="none" fw={500}>
            {label(`option.companies.roles.${role}`, role)}
          </Badge>
        ))}
        lead={<CompanyLead company={company} />}
        actions={
          may(me, 'edit', 'companies') && (
            <Button variant="default" leftSection={<Pencil size={15} aria-hidden />} onClick={() => setEditing(true)}>
              {text('action.edit')}
            </Button>
          )
        }
      />
      <Stack gap="md">
        {duplicates.length > 0 && <DuplicateBanner duplicates={duplicates} />}
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <CardTimeline company={company} timeline={timeline} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md">
              <CardContacts companyId={company.id} contacts={contacts.data} />
              <CardDeals companyId={company.id} deals={deals.data} />
              <FilesPanel key={company.id} record={company} />
              <CardFacts company={company} />
            </Stack>
          </Grid.Col>
        </Grid>
        <footer>
          <CostChip cost={card.data.cost} />
        </footer>
      </Stack>
      <LazyEditDrawer record={isEditing ? company : null} onClose={() => setEditing(false)} />
    </>
  );
}
