import { Select, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { useText } from '../../i18n/use-text.ts';
import type { ReferenceInputProps, ReferenceKit, ReferenceTitleProps } from '../../ui/references.ts';
import { UserBadge } from '../../ui/user-badge.tsx';
import { usePipelines, useUsers } from '../session/session-queries.ts';
import { headQuery, recordQuery } from './record-queries.ts';
import { titleOf } from './record-title.ts';
import styles from './references.module.css';

function Title({ to, id }: ReferenceTitleProps) {
  if (to === 'users') return <UserTitle id={id} />;
  if (to === 'stages') return <StageTitle id={id} />;
  return <RecordTitle object={to} id={id} />;
}

function UserTitle({ id }: { readonly id: string }) {
  const { text } = useText();
  const users = useUsers();
  if (!users.data) return <Skeleton height={8} width={90} />;
  return <UserBadge name={users.data.find((user) => user.id === id)?.name ?? text('value.formerUser')} />;
}

function StageTitle({ id }: { readonly id: string }) {
  return <>{useStages().find((stage) => stage.value === id)?.label ?? id}</>;
}

function RecordTitle({ object, id }: { readonly object: ObjectName; readonly id: string }) {
  const { text } = useText();
  const record = useQuery(recordQuery(object, id));
  if (record.isPending) return <Skeleton height={8} width={110} />;
  if (!record.data) return <span className={styles.hidden}>{text('value.hidden')}</span>;
  if (object !== 'companies') return <>{titleOf(record.data)}</>;
  return (
    <Link to="/companies/$id" params={{ id }} className={styles.link}>
      {titleOf(record.data)}
    </Link>
  );
}

function ReferenceInput(props: ReferenceInputProps) {
  if (props.to === 'users') return <UserInput {...props} />;
  if (props.to === 'stages') return <StageInput {...props} />;
  return <RecordInput {...props} object={props.to} />;
}

function UserInput({ to: _, ...input }: ReferenceInputProps) {
  const users = useUsers();
  const data = (users.data ?? []).map((user) => ({ value: user.id, label: user.name }));
  return <Select {...input} data={data} searchable clearable={!input.required} />;
}

export function useStages() {
  const { language } = useText();
  const pipelines = usePipelines();
  const stages = pipelines.data?.flatMap((pipeline) => pipeline.stages) ?? [];
  return stages.map((stage) => ({ value: stage.id, label: stage.name[language], kind: stage.kind }));
}

function StageInput({ to: _, ...input }: ReferenceInputProps) {
  const data = useStages().map(({ value, label }) => ({ value, label }));
  return <Select {...input} data={data} clearable={!input.required} />;
}

/** Finds records by the beginning of their name, on the server. */
function RecordInput({ to: _, object, ...input }: ReferenceInputProps & { readonly object: ObjectName }) {
  const { text } = useText();
  const [typed, setTyped] = useState('');
  const [prefix] = useDebouncedValue(typed.trim(), 250);
  const titleField = definitions[object].title[0] ?? '';
  const search = prefix ? { filter: { [`${titleField}.prefix`]: prefix } } : {};
  const found = useQuery(headQuery(object, search, 20));
  const chosen = useQuery({ ...recordQuery(object, input.value ?? ''), enabled: Boolean(input.value) });
  const records = [...(chosen.data ? [chosen.data] : []), ...(found.data?.data ?? [])];
  const options = new Map(records.map((record) => [record.id, titleOf(record)]));
  return (
    <Select
      {...input}
      data={[...options].map(([value, label]) => ({ value, label }))}
      searchable
      clearable={!input.required}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      nothingFoundMessage={text('form.nothingFound')}
    />
  );
}

export const recordReferences: ReferenceKit = { Title, Input: ReferenceInput };
