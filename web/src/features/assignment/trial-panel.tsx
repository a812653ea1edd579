import { Loader, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { definitions } from '#shared/model/objects/registry.ts';
import { useText } from '../../i18n/use-text.ts';
import { countryCodes } from '../../ui/countries.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useNames } from '../../ui/use-names.ts';
import { useTrial } from './assignment-queries.ts';
import { useZoneWords } from './zone-words.ts';

const typed = ['companyName', 'phone', 'region', 'city', 'productCategory', 'industry'] as const;

/** “Who would get this lead, and why”: it takes nobody's turn. */
export function TrialPanel() {
  const { text } = useText();
  const names = useNames();
  const { fieldName, valueName } = useZoneWords();
  const [lead, setLead] = useState<Readonly<Record<string, string>>>({});
  const [asked] = useDebouncedValue(lead, 250);
  const trial = useTrial(asked);
  const set = (name: string, value: string) => {
    const { [name]: _old, ...rest } = lead;
    setLead(value === '' ? rest : { ...rest, [name]: value });
  };
  const labelOf = (name: string) => (name === 'phone' ? text('assign.phone') : names.fieldName('leads', { name }));
  const sources = definitions.leads.fields.find(({ name }) => name === 'source')?.options ?? [];
  return (
    <Panel title={text('assign.try')}>
      <Stack gap="sm">
        <div role="status" aria-live="polite">
          {trial.error && <ErrorState error={trial.error} onRetry={() => void trial.refetch()} />}
          {trial.isPending && <Loader size="sm" />}
          {trial.data && (
            <>
              <Text fw={600}>{trial.data.assignee?.name ?? text('assign.nobody')}</Text>
              {trial.data.text && (
                <Text size="sm">
                  <Text span c="dimmed" inherit>
                    {text('assign.because')}{' '}
                  </Text>
                  {trial.data.text}
                </Text>
              )}
            </>
          )}
        </div>
        {typed.map((name) => (
          <TextInput
            key={name}
            label={labelOf(name)}
            maxLength={100}
            value={lead[name] ?? ''}
            onChange={({ currentTarget }) => set(name, currentTarget.value)}
          />
        ))}
        <Select
          label={fieldName('country')}
          searchable
          clearable
          data={countryCodes.map((value) => ({ value, label: valueName('country', value) }))}
          value={lead.country ?? null}
          onChange={(value) => set('country', value ?? '')}
        />
        <Select
          label={fieldName('source')}
          clearable
          data={sources.map((value) => ({ value, label: valueName('source', value) }))}
          value={lead.source ?? null}
          onChange={(value) => set('source', value ?? '')}
        />
      </Stack>
    </Panel>
  );
}
