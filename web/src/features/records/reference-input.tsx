import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import { useText } from '../../i18n/use-text.ts';
import type { ReferenceInputProps } from '../../ui/references.ts';
import { useDepartments, useUsers } from '../session/session-queries.ts';
import { headQuery, recordQuery } from './record-queries.ts';
import { titleOf } from './record-title.ts';
import { useStages } from './use-stages.ts';

/** Chooses a user, a stage, a department or a record. */
export function ReferenceInput(props: ReferenceInputProps) {
  if (props.to === 'users') return <UserInput {...props} />;
  if (props.to === 'stages') return <StageInput {...props} />;
  if (props.to === 'departments') return <DepartmentInput {...props} />;
  return <RecordInput {...props} object={props.to} />;
}

function UserInput({ to: _, ...input }: ReferenceInputProps) {
  const users = useUsers();
  const data = (users.data ?? [])
    .filter((user) => (user.status === 'active' && !user.apiKey) || user.id === input.value)
    .map((user) => ({ value: user.id, label: user.name }));
  return <Select {...input} data={data} searchable clearable={!input.required} />;
}

function StageInput({ to: _, ...input }: ReferenceInputProps) {
  const data = useStages().map(({ value, label }) => ({ value, label }));
  return <Select {...input} data={data} clearable={!input.required} />;
}

function DepartmentInput({ to: _, ...input }: ReferenceInputProps) {
  const data = (useDepartments().data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <Select {...input} data={data} searchable={data.length > 12} clearable={!input.required} />;
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
