import { Button, CopyButton, Drawer, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { definitions } from '#shared/model/objects/registry.ts';
import type { CaptureForm } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { useNames } from '../../ui/use-names.ts';
import { useDepartmentOptions } from '../session/session-queries.ts';
import { useCreateForm } from './assignment-queries.ts';
import { captureAddress, writeSnippet } from './form-snippet.ts';
import { useZoneWords } from './zone-words.ts';

interface FormDrawerProps {
  /** null: closed. */
  readonly opened: CaptureForm | 'new' | null;
  readonly onOpen: (form: CaptureForm | null) => void;
}

/** Makes a form, and shows what its page needs: the same for one that is there. */
export function FormDrawer({ opened, onOpen }: FormDrawerProps) {
  const { text } = useText();
  const close = () => onOpen(null);
  return (
    <Drawer
      opened={opened !== null}
      onClose={close}
      size={560}
      title={opened === 'new' ? text('assign.addForm') : opened?.name}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {opened === 'new' && <NewForm onCreated={onOpen} onCancel={close} />}
      {opened && opened !== 'new' && <Snippet form={opened} onDone={close} />}
    </Drawer>
  );
}

interface NewFormProps {
  readonly onCreated: (form: CaptureForm) => void;
  readonly onCancel: () => void;
}

function NewForm({ onCreated, onCancel }: NewFormProps) {
  const { text } = useText();
  const departments = useDepartmentOptions();
  const { fieldName, valueName } = useZoneWords();
  const create = useCreateForm();
  const [fields, setFields] = useState({ name: '', departmentId: '', source: 'website' });
  const sources = definitions.leads.fields.find(({ name }) => name === 'source')?.options ?? [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(fields, { onSuccess: onCreated });
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{text('assign.formsLead')}</Text>
        <Refusal error={create.error} />
        <TextInput
          label={text('people.departmentName')}
          description={text('assign.formNameHint')}
          required
          maxLength={120}
          data-autofocus
          value={fields.name}
          onChange={({ currentTarget }) => setFields({ ...fields, name: currentTarget.value })}
        />
        <Select
          label={text('people.department')}
          description={text('assign.formDepartmentHint')}
          required
          allowDeselect={false}
          data={departments}
          value={fields.departmentId || null}
          onChange={(departmentId) => setFields({ ...fields, departmentId: departmentId ?? '' })}
        />
        <Select
          label={fieldName('source')}
          required
          allowDeselect={false}
          data={sources.map((value) => ({ value, label: valueName('source', value) }))}
          value={fields.source}
          onChange={(source) => setFields({ ...fields, source: source ?? 'website' })}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {text('action.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={fields.departmentId === ''}>
            {text('action.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Snippet({ form, onDone }: { readonly form: CaptureForm; readonly onDone: () => void }) {
  const { text } = useText();
  const { fieldName } = useNames();
  const address = captureAddress(window.location.origin, form.id);
  const snippet = writeSnippet(address, {
    name: fieldName('leads', { name: 'contactName' }),
    company: fieldName('leads', { name: 'companyName' }),
    phone: text('assign.phone'),
    email: text('assign.email'),
    message: text('assign.message'),
    send: text('assign.send'),
    thanks: text('assign.thanks'),
  });
  return (
    <Stack gap="md">
      <Text size="sm">{text('assign.snippetLead')}</Text>
      <Textarea
        label={text('assign.snippet')}
        value={snippet}
        readOnly
        autosize
        maxRows={16}
        styles={{ input: { fontFamily: 'monospace', fontSize: 12, whiteSpace: 'pre' } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group justify="flex-end">
        <CopyButton value={snippet}>
          {({ copied, copy }) => (
            <Button
              leftSection={copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
              onClick={copy}
            >
              {text(copied ? 'action.copied' : 'action.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <CopyField label={text('assign.address')} value={address} />
      <Text size="xs" c="dimmed">
        {text('assign.addressLead')}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {text('action.done')}
        </Button>
      </Group>
    </Stack>
  );
}
