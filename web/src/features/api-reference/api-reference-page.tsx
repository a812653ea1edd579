import { Accordion, Button, Stack, Text, TextInput } from '@mantine/core';
import { Download, Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useApiReference } from './api-queries.ts';
import { OperationEntry } from './operation-entry.tsx';
import { Prose } from './prose.tsx';
import { findOperations } from './read-document.ts';

/** What programs can ask of this workspace: its OpenAPI document, to be read by people. */
export function ApiReferencePage() {
  const { text } = useText();
  const reference = useApiReference();
  const [asked, setAsked] = useState('');
  const found = findOperations(reference.data?.groups ?? [], useDeferredValue(asked));
  return (
    <>
      <PageHeader
        title={text('nav.apiReference')}
        lead={text('apiReference.lead')}
        actions={
          <Button
            variant="default"
            leftSection={<Download size={15} aria-hidden />}
            disabled={!reference.data}
            onClick={() => saveFile(new Blob([JSON.stringify(reference.data?.document, null, 2)]), 'openapi.json')}
          >
            {text('apiReference.download')}
          </Button>
        }
      />
      <TextInput
        type="search"
        label={text('apiReference.find')}
        leftSection={<Search size={15} aria-hidden />}
        value={asked}
        onChange={(event) => setAsked(event.currentTarget.value)}
        maw={420}
        mb="md"
      />
      {reference.error && !reference.data && (
        <ErrorState error={reference.error} onRetry={() => void reference.refetch()} />
      )}
      {reference.data && found.length === 0 && <EmptyState icon={Search} title={text('apiReference.none')} />}
      <Stack gap="md">
        {found.map(({ name, description, operations }) => (
          <Panel key={name} title={name} count={operations.length} flush>
            <Text size="sm" c="dimmed" px="md" pb="xs">
              <Prose text={description} />
            </Text>
            <Accordion multiple chevronPosition="left">
              {operations.map((operation) => (
                <OperationEntry key={operation.id} operation={operation} />
              ))}
            </Accordion>
          </Panel>
        ))}
      </Stack>
    </>
  );
}
