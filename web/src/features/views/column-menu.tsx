import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Stack } from '@mantine/core';
import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react';
import { columnFields } from '#shared/model/views.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFieldName } from '../records/use-field-name.ts';
import type { ListView } from './use-list-view.ts';
import { defaultColumns, moveColumn, titleColumn, toggleColumn } from './view-state.ts';

/** Which fields the list shows, and in which order. */
export function ColumnMenu({ list }: { readonly list: ListView }) {
  const { text } = useText();
  const { definition, state, setColumns } = list;
  const nameOf = useFieldName(definition.name);
  const all = columnFields(definition);
  const shown = state.columns.flatMap((name) => all.find((field) => field.name === name) ?? []);
  const title = titleColumn(definition);
  return (
    <Popover position="bottom-end" width={320} shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<Columns3 size={15} aria-hidden />}>
          {text('list.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={text('list.columns')}>
        <ScrollArea.Autosize mah={380} type="auto" offsetScrollbars="y">
          <Stack gap={6}>
            {[...shown, ...all.filter((field) => !shown.includes(field))].map((field) => {
              const at = shown.indexOf(field);
              const name = nameOf(field);
              const move = (by: 1 | -1) => setColumns(moveColumn(state.columns, field.name, by));
              return (
                <Group key={field.name} justify="space-between" wrap="nowrap" mih={26}>
                  <Checkbox
                    size="xs"
                    label={name}
                    checked={at >= 0}
                    disabled={field.name === title}
                    onChange={() => setColumns(toggleColumn(state.columns, field.name))}
                  />
                  {at >= 0 && (
                    <Group gap={2} wrap="nowrap">
                      <ActionIcon
                        variant="transparent"
                        color="gray"
                        size="sm"
                        disabled={at === 0}
                        aria-label={text('list.columnEarlier', { name })}
                        onClick={() => move(-1)}
                      >
                        <ChevronUp size={15} aria-hidden />
                      </ActionIcon>
                      <ActionIcon
                        variant="transparent"
                        color="gray"
                        size="sm"
                        disabled={at === shown.length - 1}
                        aria-label={text('list.columnLater', { name })}
                        onClick={() => move(1)}
                      >
                        <ChevronDown size={15} aria-hidden />
                      </ActionIcon>
                    </Group>
                  )}
                </Group>
              );
            })}
          </Stack>
        </ScrollArea.Autosize>
        <Button mt="sm" variant="subtle" size="compact-sm" onClick={() => setColumns(defaultColumns(definition))}>
          {text('list.columnsStandard')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
