import { Alert, Button, Checkbox, Drawer, Group, Select, Stack, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useState } from 'react';
import { type CustomField, customTypes } from '#shared/model/custom-fields.ts';
import { objectNames } from '#shared/model/objects/definition.ts';
import { languages } from '#shared/model/tenant.ts';
import type { FieldSet } from '../../api/schema.ts';
import { languageNames } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmChange } from './confirm-change.tsx';
import { canBe, type FieldDraft, flags, fromDraft, hasOptions, toDraft } from './field-draft.ts';
import { FieldOptions } from './field-options.tsx';

export interface OpenField {
  /** Absent: a new one. */
  readonly field?: CustomField;
}

interface FieldDrawerProps {
  readonly set: FieldSet;
  /** null: closed. */
  readonly open: OpenField | null;
  readonly onClose: () => void;
}

export function FieldDrawer({ set, open, onClose }: FieldDrawerProps) {
  const { text } = useText();
  return (
    <Drawer
      opened={open !== null}
      onClose={onClose}
      size={520}
      title={text(open?.field ? 'edit.title' : 'fields.add')}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      {open && <FieldForm set={set} known={open.field} onDone={onClose} />}
    </Drawer>
  );
}

interface FieldFormProps {
  readonly set: FieldSet;
  readonly known: CustomField | undefined;
  readonly onDone: () => void;
}

function FieldForm({ set, known, onDone }: FieldFormProps) {
  const { text, language: spoken } = useText();
  const [wanted, setWanted] = useState<CustomField | null>(null);
  const [problem, setProblem] = useState<'fields.needsName' | 'fields.nameTaken' | null>(null);
  const form = useForm<FieldDraft>({ mode: 'controlled', initialValues: toDraft(known) });

  function submit(draft: FieldDraft): void {
    const field = fromDraft(draft, known);
    const isTaken = !known && set.fields.some(({ name }) => name === field.name);
    const fault = field.name === '' || field.label === '' ? 'fields.needsName' : isTaken ? 'fields.nameTaken' : null;
    setProblem(fault);
    if (!fault) setWanted(field);
  }

  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack gap="md">
        {problem && (
          <Alert color="red" variant="light" role="alert">
            {text(problem)}
          </Alert>
        )}
        {[spoken, ...languages.filter((one) => one !== spoken)].map((language) => (
          <TextInput
            key={language}
            label={text('fields.nameIn', { language: languageNames[language] })}
            maxLength={80}
            {...form.getInputProps(`label.${language}`)}
          />
        ))}
        <TextInput
          label={text('fields.code')}
          description={text('fields.codeHint')}
          disabled={known !== undefined}
          maxLength={40}
          {...form.getInputProps('name')}
        />
        <TypeInputs form={form} isNew={!known} />
        <Flags form={form} known={known} />
        {languages.map((language) => (
          <TextInput
            key={language}
            label={text('fields.purposeIn', { language: languageNames[language] })}
            maxLength={200}
            {...form.getInputProps(`purpose.${language}`)}
          />
        ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {text('action.cancel')}
          </Button>
          <Button type="submit">{text('fields.preview')}</Button>
        </Group>
      </Stack>
      <ConfirmChange set={set} field={wanted} onClose={() => setWanted(null)} onSaved={onDone} />
    </form>
  );
}

interface PartProps {
  readonly form: UseFormReturnType<FieldDraft>;
}

/** What kind of values it holds is said once: they would not fit another. */
function TypeInputs({ form, isNew }: PartProps & { readonly isNew: boolean }) {
  const { text, label } = useText();
  const { type } = form.getValues();
  const targets = [
    ...objectNames.map((name) => [name, label(`object.${name}.many`, name)]),
    ['users', text('people.users')],
  ];
  return (
    <>
      <Select
        label={text('fields.type')}
        data={customTypes.map((value) => ({ value, label: text(`fields.type.${value}`) }))}
        allowDeselect={false}
        disabled={!isNew}
        {...form.getInputProps('type')}
      />
      {type === 'reference' && (
        <Select
          label={text('fields.to')}
          data={targets.map(([value, words]) => ({ value: String(value), label: String(words) }))}
          disabled={!isNew}
          {...form.getInputProps('to')}
        />
      )}
      {hasOptions(type) && <FieldOptions form={form} />}
    </>
  );
}

function Flags({ form, known }: PartProps & { readonly known: CustomField | undefined }) {
  const { text } = useText();
  const { type } = form.getValues();
  return (
    <Checkbox.Group label={text('fields.properties')} {...form.getInputProps('flags')}>
      <Stack gap={6} mt={6}>
        {flags.map((flag) => (
          <Checkbox key={flag} value={flag} disabled={!canBe(flag, type, !known)} label={text(`fields.flag.${flag}`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
