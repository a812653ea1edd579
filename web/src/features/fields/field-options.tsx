import { ActionIcon, Button, Checkbox, Group, Input, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Plus, X } from 'lucide-react';
import { languages } from '#shared/model/tenant.ts';
import { languageNames } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { emptyOption, type FieldDraft } from './field-draft.ts';

/** The values to choose from, each in the languages of the product; one that is in use is retired, not removed. */
export function FieldOptions({ form }: { readonly form: UseFormReturnType<FieldDraft> }) {
  const { text } = useText();
  return (
    <Input.Wrapper label={text('fields.options')} labelElement="div">
      <Stack gap={6} mt={4}>
        {form.getValues().options.map((option, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a new option has no name yet.
          <Group key={at} gap={6} wrap="nowrap" align="center">
            {languages.map((language) => (
              <TextInput
                key={language}
                aria-label={`${text('fields.option', { number: at + 1 })}: ${languageNames[language]}`}
                placeholder={languageNames[language]}
                maxLength={80}
                {...form.getInputProps(`options.${at}.label.${language}`)}
              />
            ))}
            {option.value === '' ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={34}
                aria-label={text('form.remove', { name: text('fields.option', { number: at + 1 }) })}
                onClick={() => form.removeListItem('options', at)}
              >
                <X size={16} aria-hidden />
              </ActionIcon>
            ) : (
              <Checkbox
                size="xs"
                label={text('fields.retired')}
                {...form.getInputProps(`options.${at}.retired`, { type: 'checkbox' })}
              />
            )}
          </Group>
        ))}
        <Group>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => form.insertListItem('options', emptyOption())}
          >
            {text('fields.addOption')}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}
