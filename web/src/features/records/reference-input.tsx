import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import type { ReferenceInputProps } from '../../ui/references.ts';
import { useDepartmentOptions, useUsers } from '../session/session-queries.ts';
import { useRecordOptions } from './record-options.ts';
import { recordQuery } from './record-queries.ts';
import { useTitle } from './record-title.ts';
import styles from './references.module.css';
import { useStages } from './use-stages.ts';

/** Chooses a user, a stage, a department or a record. */
export function ReferenceInput(props: ReferenceInputProps) {
  if (props.to === 'users') return <UserInput {...props} />;
  if (props.to === 'stages') return <StageInput {...props} />;
  if (props.to === 'departments') return <DepartmentInput {...props} />;
  return <RecordInput {...props} object={props.to} />;
}

function UserInput({ to: _, clearable, ...input }: ReferenceInputProps) {
  const users = useUsers();
  const data = (users.data ?? [])
    .filter((user) => (user.status === 'active' && !user.apiKey && !user.form) || user.id === input.value)
    .map((user) => ({ value: user.id, label: user.name }));
  return <Select {...input} data={data} searchable clearable={clearable ?? !input.required} />;
}

function StageInput({ to: _, clearable, ...input }: ReferenceInputProps) {
  const data = useStages().map(({ value, label }) => ({ value, label }));
  return <Select {...input} data={data} clearable={clearable ?? !input.required} />;
}

function DepartmentInput({ to: _, clearable, ...input }: ReferenceInputProps) {
  const data = useDepartmentOptions();
  return <Select {...input} data={data} searchable={data.length > 12} clearable={clearable ?? !input.required} />;
}

/** Finds records by what is typed, on the server. */
function RecordInput({
  to: _,
  object,
  companyId,
  clearable,
  ...input
}: ReferenceInputProps & { readonly object: ObjectName }) {
  const { text } = useText();
  const titleOf = useTitle();
  const [typed, setTyped] = useState('');
  const chosen = useQuery({ ...recordQuery(object, input.value ?? ''), enabled: Boolean(input.value) });
  const current = chosen.data && input.value ? { value: input.value, label: titleOf(chosen.data) } : undefined;
  // The name of what is chosen stands in the field without having been typed.
  const options = useRecordOptions(object, typed === current?.label ? '' : typed, companyId);
  const others = options.filter(({ value }) => value !== current?.value);
  return (
    <Select
      {...input}
      data={[...(current ? [current] : []), ...others.map(({ value, label }) => ({ value, label }))]}
      renderOption={({ option }) => {
        const note = options.find(({ value }) => value === option.value)?.note;
        return (
          <span>
            {option.label}
            {note && <span className={styles.note}>{note}</span>}
          </span>
        );
      }}
      searchable
      clearable={clearable ?? !input.required}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      nothingFoundMessage={text('form.nothingFound')}
    />
  );
}
