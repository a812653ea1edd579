import { Button, Skeleton, Stack, Stepper } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Import } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { importQuery } from './import-queries.ts';
import { ImportStatusBadge } from './import-status-badge.tsx';
import { MappingStep } from './mapping-step.tsx';
import { PlanStep } from './plan-step.tsx';
import { ResultStep } from './result-step.tsx';
import { WorkStep } from './work-step.tsx';

const steps = ['file', 'mapping', 'plan', 'result'] as const;
const stepOf: Readonly<Record<Import['status'], number>> = {
  new: 1,
  planning: 2,
  planned: 2,
  committing: 3,
  committed: 4,
  undoing: 3,
  undone: 4,
};

/** One import, at the step where it stands: the server keeps it, so the page can be left at any time. */
export function ImportPage() {
  const { text, label } = useText();
  const { id } = useParams({ from: '/app/imports/$id' });
  const found = useQuery(importQuery(id));
  const [isRemapping, setRemapping] = useState(false);
  const one = found.data;
  if (!one) {
    return found.error ? (
      <ErrorState error={found.error} onRetry={() => void found.refetch()} />
    ) : (
      <Skeleton height={240} radius="lg" />
    );
  }
  const isMapping = one.status === 'new' || ((one.status === 'planned' || one.status === 'planning') && isRemapping);
  return (
    <>
      <PageHeader
        title={one.fileName}
        lead={label(`object.${one.object}.many`, one.object)}
        badges={<ImportStatusBadge status={one.status} />}
        actions={
          one.feedId === null ? (
            <Button component={Link} to="/imports" variant="default">
              {text('imports.all')}
            </Button>
          ) : (
            <Button component={Link} to={`/feeds/${one.feedId}`} variant="default">
              {text('feeds.toFeed')}
            </Button>
          )
        }
      />
      <Stack gap="md">
        <Stepper active={isMapping ? 1 : stepOf[one.status]} size="xs" iconSize={26}>
          {steps.map((step) => (
            <Stepper.Step key={step} label={text(`imports.step.${step}`)} />
          ))}
        </Stepper>
        {isMapping ? (
          <MappingStep one={one} onPlanned={() => setRemapping(false)} />
        ) : (
          <Step one={one} onRemap={() => setRemapping(true)} />
        )}
      </Stack>
    </>
  );
}

function Step({ one, onRemap }: { readonly one: Import; readonly onRemap: () => void }) {
  switch (one.status) {
    case 'planned':
      return <PlanStep one={one} onRemap={onRemap} />;
    case 'planning':
    case 'committing':
    case 'undoing':
      return <WorkStep one={one} onRemap={onRemap} />;
    default:
      return <ResultStep one={one} />;
  }
}
