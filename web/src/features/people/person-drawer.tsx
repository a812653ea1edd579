import { Button, Drawer, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ApiProblem } from '../../api/problem.ts';
import type { User } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeFault } from '../../ui/error-text.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { useDepartmentOptions } from '../session/session-queries.ts';
import { type PersonFields, useInviteUser, useRoles, useUpdateUser } from './people-queries.ts';
import { useRoleName } from './role-name.ts';

interface PersonDrawerProps {
  /** `new`: an invitation; null: closed. */
  readonly person: User | 'new' | null;
  readonly onClose: () => void;
}

export function PersonDrawer({ person, onClose }: PersonDrawerProps) {
  const { text } = useText();
  return (
    <Drawer
      opened={person !== null}
      onClose={onClose}
      title={text(person === 'new' ? 'people.invite' : 'edit.title')}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {person && <PersonForm key={person === 'new' ? person : person.id} person={person} onDone={onClose} />}
    </Drawer>
  );
}

interface PersonFormProps {
  readonly person: User | 'new';
  readonly onDone: () => void;
}

function PersonForm({ person, onDone }: PersonFormProps) {
  const { text, label } = useText();
  const toast = useToast();
  const departments = useDepartmentOptions();
  const roles = useRoles();
  const roleName = useRoleName();
  const invite = useInviteUser();
  const update = useUpdateUser();
  const isNew = person === 'new';
  const initialValues: PersonFields & { email: string } = isNew
    ? { email: '', name: '', departmentId: '', roles: [] }
    : { email: person.email, name: person.name, departmentId: person.departmentId, roles: [...person.roles] };
  const form = useForm({ mode: 'controlled', initialValues });

  async function submit({ email, ...fields }: typeof initialValues): Promise<void> {
    try {
      if (isNew) await invite.mutateAsync({ email, ...fields });
      else await update.mutateAsync({ user: person, patch: changesOf(person, fields) });
      toast.done(isNew ? text('people.invited', { email }) : text('edit.saved'));
      onDone();
    } catch (error) {
      if (!(error instanceof ApiProblem)) return;
      const faults = error.errors.map((fault) => [fault.pointer.split('/')[1], describeFault(fault, label)]);
      form.setErrors(Object.fromEntries(faults));
    }
  }

  const { error } = isNew ? invite : update;
  return (
    <form noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
      <Stack gap="sm">
        {isNew && <Text size="sm">{text('people.inviteLead')}</Text>}
        <Refusal error={error} />
        <TextInput
          label={text('signIn.email')}
          type="email"
          required
          readOnly={!isNew}
          data-autofocus={isNew || undefined}
          {...form.getInputProps('email')}
        />
        <TextInput label={text('people.name')} required {...form.getInputProps('name')} />
        <Select
          label={text('people.department')}
          required
          allowDeselect={false}
          data={departments}
          {...form.getInputProps('departmentId')}
        />
        <MultiSelect
          label={text('people.roles')}
          required
          data={(roles.data ?? []).map(({ id }) => ({ value: id, label: roleName(id) }))}
          {...form.getInputProps('roles')}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {text('action.cancel')}
          </Button>
          <Button type="submit" loading={invite.isPending || update.isPending}>
            {text(isNew ? 'people.sendInvitation' : 'action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Only what was changed, so that nothing is taken back that somebody else changes meanwhile. */
function changesOf(user: User, fields: PersonFields): Partial<PersonFields> {
  return {
    ...(fields.name !== user.name && { name: fields.name }),
    ...(fields.departmentId !== user.departmentId && { departmentId: fields.departmentId }),
    ...(fields.roles.join() !== user.roles.join() && { roles: fields.roles }),
  };
}
