import { Alert, Button, Drawer, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useText } from '../../i18n/use-text.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { describeFault } from '../../ui/error-text.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { useDepartmentOptions } from '../session/session-queries.ts';
import { useCreateApiKey } from './api-key-queries.ts';
import { useRoles } from './people-queries.ts';
import { useRoleName } from './role-name.ts';

interface ApiKeyDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a key and shows it once; while it is shown, nothing but its own button closes the drawer. */
export function ApiKeyDrawer({ opened, onClose }: ApiKeyDrawerProps) {
  const { text } = useText();
  const [key, setKey] = useState<string | null>(null);
  const close = () => {
    setKey(null);
    onClose();
  };
  return (
    <Drawer
      opened={opened}
      onClose={close}
      title={text('keys.new')}
      withCloseButton={key === null}
      closeOnClickOutside={key === null}
      closeOnEscape={key === null}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {opened &&
        (key === null ? <ApiKeyForm onCreated={setKey} onCancel={close} /> : <Key value={key} onDone={close} />)}
    </Drawer>
  );
}

const lifetimes = [30, 90, 180, 365] as const;
const day = 24 * 60 * 60_000;

interface ApiKeyFormProps {
  readonly onCreated: (key: string) => void;
  readonly onCancel: () => void;
}

function ApiKeyForm({ onCreated, onCancel }: ApiKeyFormProps) {
  const { text, label } = useText();
  const departments = useDepartmentOptions();
  const roles = useRoles();
  const roleName = useRoleName();
  const create = useCreateApiKey();
  const form = useForm({
    mode: 'controlled',
    initialValues: { name: '', roles: [] as string[], departmentId: '', expiresAt: '90' },
  });

  async function submit({ expiresAt: days, ...fields }: typeof form.values): Promise<void> {
    const expiresAt = new Date(Date.now() + Number(days) * day).toISOString();
    try {
      onCreated((await create.mutateAsync({ ...fields, expiresAt })).key);
    } catch (error) {
      if (!(error instanceof ApiProblem)) return;
      const faults = error.errors.map((fault) => [fault.pointer.split('/')[1], describeFault(fault, label)]);
      form.setErrors(Object.fromEntries(faults));
    }
  }

  return (
    <form noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
      <Stack gap="sm">
        <Text size="sm">{text('keys.lead')}</Text>
        <Refusal error={create.error} />
        <TextInput
          label={text('people.departmentName')}
          description={text('keys.nameHint')}
          required
          maxLength={120}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <MultiSelect
          label={text('people.roles')}
          required
          data={(roles.data ?? []).map(({ id }) => ({ value: id, label: roleName(id) }))}
          {...form.getInputProps('roles')}
        />
        <Select
          label={text('people.department')}
          required
          allowDeselect={false}
          data={departments}
          {...form.getInputProps('departmentId')}
        />
        <Select
          label={text('keys.lifetime')}
          required
          allowDeselect={false}
          data={lifetimes.map((count) => ({ value: String(count), label: text('keys.days', { count }) }))}
          {...form.getInputProps('expiresAt')}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {text('action.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {text('action.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Key({ value, onDone }: { readonly value: string; readonly onDone: () => void }) {
  const { text } = useText();
  return (
    <Stack gap="md">
      <Alert color="indigo" variant="light" title={text('keys.onceTitle')} role="status">
        {text('keys.onceLead')}
      </Alert>
      <CopyField label={text('keys.key')} value={value} />
      <Group justify="flex-end">
        <Button onClick={onDone}>{text('action.done')}</Button>
      </Group>
    </Stack>
  );
}
