import { Autocomplete } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { SuggestInputProps } from '../../ui/references.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useRecordOptions } from './record-options.ts';
import { recordQuery } from './record-queries.ts';

/** A line of text that offers records while it is typed. */
export function SuggestInput({ to, label, value, onChange, onChoose, ...input }: SuggestInputProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const options = useRecordOptions(to, value, undefined);

  async function choose(id: string): Promise<void> {
    try {
      onChoose(await queryClient.fetchQuery(recordQuery(to, id)));
    } catch (error) {
      toast.error(error as Error);
    }
  }

  return (
    <Autocomplete
      {...input}
      aria-label={label}
      value={value}
      onChange={onChange}
      onOptionSubmit={(id) => void choose(id)}
      data={options.map((option) => ({ value: option.value, label: option.label }))}
      filter={({ options: all }) => all}
      selectFirstOptionOnChange={false}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  );
}
