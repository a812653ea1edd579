import { Button, Select } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FieldDrawer, type OpenField } from './field-drawer.tsx';
import { useFieldSets } from './field-queries.ts';
import { FieldTable } from './field-table.tsx';

/** What the workspace keeps about its records besides what every workspace does. */
export function FieldsPage() {
  const { text, label } = useText();
  const sets = useFieldSets();
  const [object, setObject] = useState<ObjectName>('companies');
  const [open, setOpen] = useState<OpenField | null>(null);
  const set = sets.data?.find((one) => one.object === object);
  const nameOf = (name: string) => label(`object.${name}.many`, name);
  return (
    <>
      <PageHeader
        title={text('nav.fields')}
        lead={text('fields.lead')}
        actions={
          <Button leftSection={<Plus size={15} aria-hidden />} disabled={!set} onClick={() => setOpen({})}>
            {text('fields.add')}
          </Button>
        }
      />
      <Select
        label={text('fields.object')}
        data={(sets.data ?? []).map(({ object: name }) => ({ value: name, label: nameOf(name) }))}
        value={object}
        onChange={(value) => value && setObject(value as ObjectName)}
        allowDeselect={false}
        maw={320}
        mb="md"
      />
      {sets.error && !sets.data && <ErrorState error={sets.error} onRetry={() => void sets.refetch()} />}
      {set && (
        <Panel title={text('fields.own', { objects: nameOf(object) })} count={set.fields.length || undefined} flush>
          <FieldTable set={set} onOpen={(field) => setOpen({ field })} />
        </Panel>
      )}
      {set && <FieldDrawer key={object} set={set} open={open} onClose={() => setOpen(null)} />}
    </>
  );
}
