import { Button, Chip, Group, Pill, Popover, ScrollArea, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { ListFilter, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { filterFields } from '#shared/model/objects/filters.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMe } from '../session/session-queries.ts';
import { FilterInput } from './filter-input.tsx';
import { FilterWords } from './filter-words.tsx';
import { activeFilters, type Criteria, findFilter, settleAlone, withFilter } from './list-query.ts';
import { type QuickFilter, quickFilters, quickValue } from './quick-filters.ts';
import styles from './record-list.module.css';
import { useFieldName } from './use-field-name.ts';

interface FilterBarProps {
  readonly definition: ObjectDefinition;
  readonly criteria: Criteria;
  readonly onCriteria: (criteria: Criteria) => void;
}

/** What a list can be narrowed by, straight from its definition: name and usual questions in the open, the rest one press away. */
export function FilterBar({ definition, criteria, onCriteria }: FilterBarProps) {
  const { text } = useText();
  const me = useMe();
  const nameOf = useFieldName(definition.name);
  const titleField = findField(definition, definition.title[0] ?? '');
  const nameKey = `${definition.title[0]}.prefix`;
  const quick = quickFilters(definition, me);
  const isOn = ({ key }: QuickFilter) => criteria.filter?.[key] === quickValue;
  const hidden = [nameKey, ...quick.filter(isOn).map(({ key }) => key)];
  const active = activeFilters(definition, criteria).filter((filter) => !hidden.includes(filter.key));
  const others = filterFields(definition).filter((field) => field !== titleField);
  const set = (key: string, value: string | null) =>
    onCriteria(settleAlone(definition, withFilter(criteria, key, value), key));
  return (
    <>
      {titleField && findFilter(definition, nameKey) && (
        <NameFilter
          label={text('list.nameFilter', { field: nameOf(titleField) })}
          value={criteria.filter?.[nameKey] ?? ''}
          onChange={(value) => set(nameKey, value)}
        />
      )}
      <Popover position="bottom-start" width={300} shadow="md" trapFocus>
        <Popover.Target>
          <Button variant="default" leftSection={<ListFilter size={15} aria-hidden />}>
            {text('list.filters')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={text('list.filters')}>
          <ScrollArea.Autosize mah="min(520px, 70dvh)" type="auto" offsetScrollbars="y">
            <Stack gap="xs">
              {others.map((field) => (
                <FilterInput
                  key={field.name}
                  object={definition.name}
                  field={field}
                  criteria={criteria}
                  onFilter={set}
                />
              ))}
            </Stack>
          </ScrollArea.Autosize>
        </Popover.Dropdown>
      </Popover>
      <Group gap={6} className={styles.later}>
        {quick.map((one) => (
          <Chip
            key={one.key}
            size="xs"
            variant="light"
            checked={isOn(one)}
            onChange={(isChosen) => set(one.key, isChosen ? quickValue : null)}
          >
            <QuickWords definition={definition} quick={one} />
          </Chip>
        ))}
      </Group>
      {active.map((filter) => (
        <Pill
          key={filter.key}
          size="md"
          className={styles.later}
          withRemoveButton
          onRemove={() => set(filter.key, null)}
          removeButtonProps={{ 'aria-label': text('list.removeFilter'), 'aria-hidden': false, tabIndex: 0 }}
        >
          <FilterWords object={definition.name} filter={filter} />
        </Pill>
      ))}
    </>
  );
}

interface QuickWordsProps {
  readonly definition: ObjectDefinition;
  readonly quick: QuickFilter;
}

function QuickWords({ definition, quick }: QuickWordsProps) {
  const { text } = useText();
  const nameOf = useFieldName(definition.name);
  if (quick.kind === 'mine') return text('list.mine');
  if (quick.kind === 'department') return text('list.myDepartment');
  if (quick.field === 'coManagers') return text('list.coManaged');
  const field = findField(definition, quick.field);
  return text('list.meAs', { field: field ? nameOf(field) : quick.field });
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
      className={styles.search}
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
