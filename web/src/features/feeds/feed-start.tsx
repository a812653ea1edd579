import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { ImportTemplate } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { ImportFileInput, isTooLarge } from '../imports/import-file-input.tsx';
import type { PlanOrder } from '../imports/import-queries.ts';
import { importsQuery, useSendFile } from '../imports/import-queries.ts';
import { importedObjects } from '../imports/imported-objects.ts';
import { templatesQuery } from '../imports/template-queries.ts';
import { useMe } from '../session/session-queries.ts';

/** What is known of a new feed before anybody has said how it runs. */
export interface FeedDraft {
  readonly object: ObjectName;
  readonly order: PlanOrder;
  readonly name: string;
}

interface FeedStartProps {
  readonly onDraft: (draft: FeedDraft) => void;
}

/** Ways to say what the files of a feed look like. */
export function FeedStart({ onDraft }: FeedStartProps) {
  const { text, label } = useText();
  const choices = importedObjects(useMe()).map(({ name }) => ({
    value: name,
    label: label(`object.${name}.many`, name),
  }));
  const [object, setObject] = useState<ObjectName | null>(choices[0]?.value ?? null);
  return (
    <Stack gap="md">
      <Panel title={text('feeds.from.import')}>
        <FromImport />
      </Panel>
      <Panel title={text('feeds.start')}>
        <Stack gap="lg" maw={760}>
          <Select
            label={text('imports.what')}
            data={choices}
            value={object}
            onChange={setObject}
            allowDeselect={false}
            w={260}
          />
          {object && <FromSample object={object} />}
          {object && <FromTemplate key={object} object={object} onDraft={onDraft} />}
        </Stack>
      </Panel>
    </Stack>
  );
}

/** Imports that were carried out by hand, the newest first. */
function FromImport() {
  const { text, label } = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const list = useInfiniteQuery(importsQuery);
  const [id, setId] = useState<string | null>(null);
  const done = (list.data?.pages.flatMap(({ data }) => data) ?? []).filter(
    ({ status, feedId }) => status === 'committed' && feedId === null,
  );
  if (list.data && done.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {text('feeds.noImports')}
      </Text>
    );
  return (
    <Group align="flex-end" gap="sm" maw={760}>
      <Select
        aria-label={text('feeds.from.import')}
        data={done.map((one) => ({
          value: one.id,
          label: `${one.fileName} · ${label(`object.${one.object}.many`, one.object)} · ${formats.dateTime(one.createdAt)}`,
        }))}
        value={id}
        onChange={setId}
        searchable
        flex={1}
        miw={260}
      />
      <Button
        variant="default"
        disabled={id === null}
        onClick={() => id && void navigate({ to: '/feeds/new', search: { import: id } })}
      >
        {text('feeds.next')}
      </Button>
    </Group>
  );
}

function FromSample({ object }: { readonly object: ObjectName }) {
  const { text } = useText();
  const navigate = useNavigate();
  const send = useSendFile();
  const [file, setFile] = useState<File | null>(null);
  const start = () =>
    file &&
    send.mutate(
      { object, file },
      { onSuccess: ({ id }) => void navigate({ to: '/feeds/new', search: { import: id } }) },
    );
  return (
    <>
      <Group align="flex-end" gap="sm">
        <ImportFileInput label={text('feeds.from.sample')} value={file} onChange={setFile} />
        <Button variant="default" loading={send.isPending} disabled={!file || isTooLarge(file)} onClick={start}>
          {text('feeds.next')}
        </Button>
      </Group>
      <Refusal error={send.error} />
    </>
  );
}

function FromTemplate({ object, onDraft }: FeedStartProps & { readonly object: ObjectName }) {
  const { text } = useText();
  const templates = useQuery(templatesQuery(object)).data ?? [];
  const [id, setId] = useState<string | null>(null);
  const chosen = templates.find((one) => one.id === id);
  return (
    <Group align="flex-end" gap="sm">
      <Select
        label={text('feeds.from.template')}
        placeholder={templates.length === 0 ? text('feeds.noTemplates') : undefined}
        disabled={templates.length === 0}
        data={templates.map((one) => ({ value: one.id, label: one.name }))}
        value={id}
        onChange={setId}
        searchable
        flex={1}
        miw={260}
      />
      <Button variant="default" disabled={!chosen} onClick={() => chosen && onDraft(draftOf(chosen))}>
        {text('feeds.next')}
      </Button>
    </Group>
  );
}

function draftOf({ object, name, mapping, match, duplicates, values, system, create }: ImportTemplate): FeedDraft {
  const order = {
    mapping,
    ...(match && { match }),
    ...(duplicates && { duplicates }),
    ...(values && { values }),
    ...(system !== undefined && { system }),
    ...(create && { create }),
  };
  return { object, order, name };
}
