import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import type { RegistryCheck } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { askableNumber } from './askable-number.ts';
import { DifferenceRow } from './difference-row.tsx';
import { checksQuery, useRegistryCheck } from './registry-queries.ts';

interface RegistryPanelProps {
  readonly definition: ObjectDefinition;
  readonly company: CrmRecord;
}

/** What the registry of its country says of a company; nothing where there is none to ask. */
export function RegistryPanel({ definition, company }: RegistryPanelProps) {
  const me = useMe();
  return askableNumber(me, company.identifiers) && <Checked definition={definition} company={company} />;
}

function Checked({ definition, company }: RegistryPanelProps) {
  const { text } = useText();
  const toast = useToast();
  const me = useMe();
  const checks = useQuery(checksQuery(company.id, company.version));
  const check = useRegistryCheck(company.id);
  if (!checks.data) return null;
  const { data, differences } = checks.data;
  const [last] = data;
  const mayEdit = may(me, 'edit', 'companies');

  return (
    <Panel
      title={text('registry.title')}
      actions={
        mayEdit && (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={check.isPending}
            onClick={() => check.mutate(undefined, { onError: toast.error })}
          >
            {text('registry.checkNow')}
          </Button>
        )
      }
    >
      <Stack gap="xs" data-testid="registry">
        {last ? (
          <LastCheck checks={data} last={last} />
        ) : (
          <Text size="sm" c="dimmed">
            {text('registry.never')}
          </Text>
        )}
        {last?.outcome === 'found' && differences.length === 0 && (
          <Text size="sm" c="dimmed">
            {text('registry.same')}
          </Text>
        )}
        {differences.map((difference) => (
          <DifferenceRow
            key={difference.field}
            definition={definition}
            company={company}
            difference={difference}
            mayTake={mayEdit}
          />
        ))}
      </Stack>
    </Panel>
  );
}

interface LastCheckProps {
  readonly checks: readonly RegistryCheck[];
  readonly last: RegistryCheck;
}

/** What was told last, and whether the last attempt failed. */
function LastCheck({ checks, last }: LastCheckProps) {
  const { text } = useText();
  const formats = useFormats();
  const telling = checks.find(({ outcome }) => outcome !== 'unreachable');
  const describe = ({ source, at, by }: RegistryCheck) =>
    text('registry.checked', { source, date: formats.dateTime(at), name: by.name });
  return (
    <>
      {last.outcome === 'unreachable' && (
        <div>
          <Text size="sm">{text('registry.unreachable')}</Text>
          <Text size="xs" c="dimmed">
            {text('registry.unreachableAdvice')} {describe(last)}
          </Text>
        </div>
      )}
      {telling && (
        <div>
          <StateText check={telling} />
          <Text size="xs" c="dimmed">
            {describe(telling)}
          </Text>
        </div>
      )}
    </>
  );
}

function StateText({ check: { outcome, entry } }: { readonly check: RegistryCheck }) {
  const { text } = useText();
  const formats = useFormats();
  const isGone = outcome === 'notFound' || entry?.state === 'closed';
  const since = entry?.closedOn;
  const state = () => {
    if (outcome === 'notFound') return text('registry.notFound');
    if (entry?.state === undefined) return null;
    if (entry.state === 'active') return text('registry.active');
    return since === undefined ? text('registry.closed') : text('registry.closedSince', { date: formats.date(since) });
  };
  const words = [entry?.legalName, entry?.legalForm, state()].filter(Boolean);
  return (
    <Text size="sm" fw={500} {...(isGone && { c: 'var(--danger-text)' })}>
      {words.join(' · ')}
    </Text>
  );
}
