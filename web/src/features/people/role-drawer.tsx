import {
  Button,
  Checkbox,
  Drawer,
  Group,
  MultiSelect,
  NativeSelect,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { objectNames } from '#shared/model/objects/definition.ts';
import { capabilities, type FieldLimit, scopes } from '#shared/model/permissions.ts';
import type { Role } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { useSaveRole } from './people-queries.ts';
import { useRoleName } from './role-name.ts';
import { limitableFields, type RoleValues, shownActions, toRoleBody, toRoleValues } from './role-values.ts';

export interface RoleDraft {
  /** The role that is changed; absent: a new one. */
  readonly role?: Role;
  /** What a new one starts from. */
  readonly pattern?: Role;
}

interface RoleDrawerProps {
  /** null: closed. */
  readonly draft: RoleDraft | null;
  readonly onClose: () => void;
}

export function RoleDrawer({ draft, onClose }: RoleDrawerProps) {
  const { text } = useText();
  return (
    <Drawer
      opened={draft !== null}
      onClose={onClose}
      size="xl"
      title={text(draft?.role ? 'edit.title' : 'roles.new')}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {draft && <RoleForm draft={draft} onDone={onClose} />}
    </Drawer>
  );
}

function RoleForm({ draft: { role, pattern }, onDone }: { readonly draft: RoleDraft; readonly onDone: () => void }) {
  const { text } = useText();
  const toast = useToast();
  const roleName = useRoleName();
  const save = useSaveRole();
  const name = role ? roleName(role.id) : '';
  const form = useForm<RoleValues>({ mode: 'controlled', initialValues: toRoleValues(role ?? pattern, name) });

  const submit = (values: RoleValues) =>
    save.mutate(
      { role, fields: toRoleBody(values, role) },
      {
        onSuccess: () => {
          toast.done(text('edit.saved'));
          onDone();
        },
      },
    );

  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack gap="md">
        <Text size="sm">{text('roles.lead')}</Text>
        <Refusal error={save.error} />
        <TextInput label={text('people.name')} required maxLength={80} data-autofocus {...form.getInputProps('name')} />
        <RightsMatrix form={form} />
        <LimitedFields form={form} limit="hidden" />
        <LimitedFields form={form} limit="readOnly" />
        <CapabilityBoxes form={form} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {text('action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {text('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface PartProps {
  readonly form: UseFormReturnType<RoleValues>;
}

function RightsMatrix({ form }: PartProps) {
  const { text, label } = useText();
  const options = scopes.map((scope) => ({ value: scope, label: text(`roles.scope.${scope}`) }));
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text('roles.records')}</Table.Th>
            {shownActions.map((action) => (
              <Table.Th key={action}>{text(`roles.action.${action}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {objectNames.map((object) => (
            <Table.Tr key={object}>
              <Table.Th fw={500}>{label(`object.${object}.many`, object)}</Table.Th>
              {shownActions.map((action) => (
                <Table.Td key={action}>
                  <NativeSelect
                    size="xs"
                    data={options}
                    aria-label={`${label(`object.${object}.many`, object)}: ${text(`roles.action.${action}`)}`}
                    {...form.getInputProps(`objects.${object}.${action}`)}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function LimitedFields({ form, limit }: PartProps & { readonly limit: FieldLimit }) {
  const { text, label } = useText();
  const data = limitableFields(limit).map(({ object, fields }) => ({
    group: label(`object.${object}.many`, object),
    items: fields.map((field) => ({ value: `${object}.${field}`, label: label(`field.${object}.${field}`, field) })),
  }));
  return <MultiSelect label={text(`roles.${limit}`)} data={data} searchable {...form.getInputProps(limit)} />;
}

function CapabilityBoxes({ form }: PartProps) {
  const { text } = useText();
  return (
    <Checkbox.Group label={text('roles.capabilities')} {...form.getInputProps('capabilities')}>
      <Stack gap={6} mt={6}>
        {capabilities.map((capability) => (
          <Checkbox key={capability} value={capability} label={text(`roles.capability.${capability}`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
