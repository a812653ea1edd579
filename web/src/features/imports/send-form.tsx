import { Button, Group, Select, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { importLimits } from '#shared/model/imports.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { useMe } from '../session/session-queries.ts';
import { ImportFileInput, isTooLarge } from './import-file-input.tsx';
import { useSendFile } from './import-queries.ts';
import { importedObjects } from './imported-objects.ts';

interface SendFormProps {
  /** Chosen where the person came from. */
  readonly object?: ObjectName | undefined;
}

/** The first step: which records, from which file. */
export function SendForm({ object }: SendFormProps) {
  const { text, label } = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const choices = importedObjects(useMe()).map(({ name }) => ({
    value: name,
    label: label(`object.${name}.many`, name),
  }));
  const [chosen, setChosen] = useState<string | null>(object ?? choices[0]?.value ?? null);
  const [file, setFile] = useState<File | null>(null);
  const send = useSendFile();
  const limits = {
    csv: formats.number(importLimits.csv.rows),
    xlsx: formats.number(importLimits.xlsx.rows),
  };

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!chosen || !file || isTooLarge(file)) return;
    send.mutate(
      { object: chosen as ObjectName, file },
      { onSuccess: ({ id }) => void navigate({ to: '/imports/$id', params: { id } }) },
    );
  }

  return (
    <Panel title={text('imports.new')}>
      <form onSubmit={submit}>
        <Group align="flex-end" gap="sm">
          <Select
            label={text('imports.what')}
            data={choices}
            value={chosen}
            onChange={setChosen}
            allowDeselect={false}
            w={200}
          />
          <ImportFileInput label={text('imports.file')} value={file} onChange={setFile} />
          <Button type="submit" loading={send.isPending} disabled={!file || !chosen || isTooLarge(file)}>
            {text('imports.send')}
          </Button>
        </Group>
        <Text size="xs" c="dimmed" mt={6}>
          {text('imports.fileHint', limits)}
        </Text>
        <Refusal error={send.error} />
      </form>
    </Panel>
  );
}
