import { Select } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { usePeople } from '../session/session-queries.ts';
import { useAwayNote } from './use-away-note.ts';

interface UserSelectProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  /** Who cannot be chosen. */
  readonly except?: string | undefined;
  readonly required?: boolean;
}

/** Colleagues whose access has not ended; of those who are away it says so. */
export function UserSelect({ label, value, onChange, except, required = false }: UserSelectProps) {
  const { text } = useText();
  const awayNote = useAwayNote();
  const people = usePeople();
  const offered = (people.data ?? []).filter(({ id, status }) => status === 'active' && id !== except);
  return (
    <Select
      label={label}
      required={required}
      clearable={!required}
      searchable
      nothingFoundMessage={text('team.nobody')}
      data={offered.map((user) => ({ value: user.id, label: [user.name, awayNote(user)].filter(Boolean).join(' · ') }))}
      value={value}
      onChange={onChange}
    />
  );
}
