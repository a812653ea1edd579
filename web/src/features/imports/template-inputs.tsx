import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { ImportTemplate } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { type TemplateOrder, templatesQuery, useDeleteTemplate, useKeepTemplate } from './template-queries.ts';

interface TemplateInputsProps {
  readonly object: ObjectName;
  /** The one that the mapping follows. */
  readonly chosen: string | null;
  readonly onChoose: (template: ImportTemplate) => void;
  /** What would be kept. */
  readonly order: Omit<TemplateOrder, 'object' | 'name'>;
}

/** Mappings that were kept or come with the product, and a way to keep this one. */
export function TemplateInputs({ object, chosen, onChoose, order }: TemplateInputsProps) {
  const { text } = useText();
  const toast = useToast();
  const list = useQuery(templatesQuery(object));
  const keep = useKeepTemplate();
  const remove = useDeleteTemplate();
  const [name, setName] = useState('');
  const templates = list.data ?? [];
  const current = templates.find(({ id }) => id === chosen);
  const save = () =>
    keep.mutate(
      { ...order, object, name: name.trim() },
      {
        onSuccess: ({ data }) => {
          setName('');
          onChoose(data);
        },
        onError: toast.error,
      },
    );
  return (
    <Group align="flex-end" gap="sm">
      <Select
        label={text('imports.template')}
        placeholder={text('imports.noTemplate')}
        data={templates.map((one) => ({ value: one.id, label: one.name }))}
        value={chosen}
        onChange={(id) => {
          const template = templates.find((one) => one.id === id);
          if (template) onChoose(template);
        }}
        w={260}
      />
      {current?.editable && (
        <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate(current.id)}>
          {text('imports.deleteTemplate')}
        </Button>
      )}
      <TextInput
        label={text('imports.templateName')}
        value={name}
        maxLength={80}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        w={290}
      />
      <Button variant="default" disabled={name.trim() === ''} loading={keep.isPending} onClick={save}>
        {text('imports.keepTemplate')}
      </Button>
    </Group>
  );
}
