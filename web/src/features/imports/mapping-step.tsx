import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Import } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { settingsQuery, usePlan } from './import-queries.ts';
import { MappingPanel } from './mapping-panel.tsx';
import { readingOf } from './reading-of.ts';
import { SettingsForm } from './settings-form.tsx';

interface MappingStepProps {
  readonly one: Import;
  readonly onPlanned: () => void;
}

/** How the file is read, and where its columns go: as proposed, or as the last plan had it. */
export function MappingStep({ one, onPlanned }: MappingStepProps) {
  const { text } = useText();
  const last = useQuery({ ...settingsQuery(one), enabled: one.plan !== null });
  const plan = usePlan(one.id);
  if (one.plan && last.isPending) return <Skeleton height={240} radius="lg" />;
  return (
    <MappingPanel one={one} reading={readingOf(last.data ?? {})}>
      {(preview, reading) => (
        <SettingsForm
          object={one.object}
          preview={preview}
          reading={reading}
          known={last.data}
          submitLabel={text('imports.makePlan')}
          isPending={plan.isPending}
          error={plan.error}
          onSubmit={(order) => plan.mutate(order, { onSuccess: onPlanned })}
        />
      )}
    </MappingPanel>
  );
}
