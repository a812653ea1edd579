import { ActionIcon, Button, Group, Input, Select, Stack, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { identifierSchemes } from '#shared/model/identifiers.ts';
import { useText } from '../i18n/use-text.ts';
import { FieldName } from './field-name.tsx';
import { emptyEntry } from './form-values.ts';
import { FormerNumber } from './former-number.tsx';
import { LinkInput } from './link-input.tsx';
import styles from './list-input.module.css';
import type { FieldInputProps } from './record-form-state.ts';
import { useReferences } from './references.ts';
import { useNames } from './use-names.ts';

const addressParts = ['street', 'postalCode', 'city'] as const;

/** A field that holds several entries: one row each, added and taken away one by one. */
export function ListInput({ object, field, form, hint }: FieldInputProps) {
  const { text } = useText();
  const { fieldName, purpose } = useNames();
  const name = fieldName(object, field);
  const description = hint ?? purpose(object, field);
  const entries = form.getValues()[field.name];
  const rows = Array.isArray(entries) ? entries : [];
  return (
    <Input.Wrapper error={form.errors[field.name]}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Input.Label labelElement="div">
          <FieldName object={object} field={field} />
        </Input.Label>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Plus size={14} aria-hidden />}
          aria-label={text('form.addNamed', { name })}
          onClick={() => form.insertListItem(field.name, emptyEntry(field.type))}
        >
          {text('form.add')}
        </Button>
      </Group>
      {description && <Input.Description>{description}</Input.Description>}
      <Stack gap={6} mt={rows.length > 0 ? 4 : 0}>
        {rows.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place.
          <Group key={index} gap={6} wrap="nowrap" align="flex-start">
            <EntryInput object={object} field={field} form={form} index={index} name={name} />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={34}
              aria-label={text('form.remove', { name })}
              onClick={() => form.removeListItem(field.name, index)}
            >
              <X size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
    </Input.Wrapper>
  );
}

interface EntryInputProps extends FieldInputProps {
  readonly index: number;
  readonly name: string;
}

function EntryInput({ field, form, index, name }: EntryInputProps) {
  const { label, text } = useText();
  const { Input: ReferenceInput } = useReferences();
  const path = `${field.name}.${index}`;
  const accessibleName = `${name} ${index + 1}`;
  switch (field.type) {
    case 'phones':
      return (
        <TextInput
          {...form.getInputProps(`${path}.value`)}
          aria-label={accessibleName}
          type="tel"
          className={styles.grow}
        />
      );
    case 'emails':
      return (
        <TextInput
          {...form.getInputProps(`${path}.value`)}
          aria-label={accessibleName}
          inputMode="email"
          className={styles.grow}
        />
      );
    case 'identifiers': {
      const { validTo } = form.getInputProps(path).value ?? {};
      if (validTo) return <FormerNumber number={form.getInputProps(path).value} />;
      return (
        <>
          <Select
            {...form.getInputProps(`${path}.scheme`)}
            aria-label={text('form.scheme', { name: accessibleName })}
            placeholder={text('form.schemeHint')}
            data={identifierSchemes.map((scheme) => ({ value: scheme, label: label(`scheme.${scheme}`, scheme) }))}
            w={170}
          />
          <TextInput {...form.getInputProps(`${path}.value`)} aria-label={accessibleName} className={styles.grow} />
        </>
      );
    }
    case 'addresses':
      return (
        <div className={styles.address}>
          {addressParts.map((part) => (
            <TextInput
              key={part}
              {...form.getInputProps(`${path}.${part}`)}
              value={form.getInputProps(`${path}.${part}`).value ?? ''}
              aria-label={`${accessibleName}: ${label(`part.addresses.${part}`, part)}`}
              placeholder={label(`part.addresses.${part}`, part)}
              className={styles[part]}
            />
          ))}
        </div>
      );
    case 'credits':
      return (
        <>
          <ReferenceInput
            to="users"
            aria-label={text('form.creditPerson')}
            value={form.getInputProps(`${path}.userId`).value ?? null}
            onChange={(id) => form.setFieldValue(`${path}.userId`, id)}
            error={form.errors[`${path}.userId`] as string | undefined}
          />
          <TextInput
            {...form.getInputProps(`${path}.share`)}
            value={form.getInputProps(`${path}.share`).value ?? ''}
            aria-label={text('form.creditShare')}
            inputMode="decimal"
            rightSection="%"
            w={110}
          />
        </>
      );
    case 'coManagers':
      return (
        <>
          <ReferenceInput
            to="users"
            label={text('form.coManager')}
            value={form.getInputProps(`${path}.userId`).value ?? null}
            onChange={(id) => form.setFieldValue(`${path}.userId`, id)}
            error={form.errors[`${path}.userId`] as string | undefined}
          />
          <TextInput
            {...form.getInputProps(`${path}.scope`)}
            value={form.getInputProps(`${path}.scope`).value ?? ''}
            label={text('form.coManagerScope')}
            maxLength={80}
            className={styles.grow}
          />
        </>
      );
    case 'links':
      return <LinkInput form={form} path={path} name={accessibleName} />;
    default:
      return (
        <TextInput {...form.getInputProps(path)} aria-label={accessibleName} inputMode="url" className={styles.grow} />
      );
  }
}
