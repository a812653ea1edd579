import { Button, Group, Pill, Popover, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { ListFilter, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import { FilterInput } from './filter-input.tsx';
import { FilterWords } from './filter-words.tsx';
import { activeFilters, type ListSearch, withFilter } from './list-query.ts';

interface FilterBarProps {
  readonly definition: ObjectDefinition;
  readonly search: ListSearch;
  readonly onSearch: (search: ListSearch) => void;
}

/** What a list can be narrowed by, straight from its definition: the name in the open, the rest one press away. */
export function FilterBar({ definition, search, onSearch }: FilterBarProps) {
  const { text, label } = useText();
  const nameKey = `${definition.title[0]}.prefix`;
  const active = activeFilters(definition, search).filter((filter) => filter.key !== nameKey);
  const others = definition.fields.filter((field) => field.filter && field.name !== definition.title[0]);
  const set = (key: string, value: string | null) => onSearch(withFilter(search, key, value));
  return (
    <Group gap="xs" px="sm" py={10}>
      <NameFilter
        label={text('list.nameFilter', { field: label(`field.${definition.name}.${definition.title[0]}`, '') })}
        value={search.filter?.[nameKey] ?? ''}
        onChange={(value) => set(nameKey, value)}
      />
      <Popover position="bottom-start" width={300} shadow="md" trapFocus>
        <Popover.Target>
          <Button variant="default" leftSection={<ListFilter size={15} aria-hidden />}>
            {text('list.filters')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="xs">
            {others.map((field) => (
              <FilterInput key={field.name} object={definition.name} field={field} search={search} onFilter={set} />
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {active.map((filter) => (
        <Pill
          key={filter.key}
          size="md"
          withRemoveButton
          onRemove={() => set(filter.key, null)}
          removeButtonProps={{ 'aria-label': text('list.removeFilter'), 'aria-hidden': false, tabIndex: 0 }}
        >
          <FilterWords object={definition.name} filter={filter} />
        </Pill>
      ))}
    </Group>
  );
}

interface NameFilterProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function NameFilter({ label, value, onChange }: NameFilterProps) {
  const [typed, setTyped] = useState(value);
  const send = useDebouncedCallback((next: string) => onChange(next.trim()), 300);
  useEffect(() => setTyped((known) => (known.trim() === value ? known : value)), [value]);
  return (
    <TextInput
      type="search"
      w={280}
      aria-label={label}
      placeholder={label}
      leftSection={<Search size={15} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
    />
  );
}
