import { Select, TextInput } from '@mantine/core';
import type { FeedTimes } from '../../api/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';

interface TimesInputsProps {
  /** Absent: files are taken as they come. */
  readonly times: FeedTimes | undefined;
  readonly onChange: (times: FeedTimes | undefined) => void;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const daily: FeedTimes = { at: '02:00' };

/** When what lies in the inbox is taken. */
export function TimesInputs({ times, onChange }: TimesInputsProps) {
  const { text } = useText();
  const formats = useFormats();
  const on = times?.on;
  const choices = [
    { value: 'asTheyCome', label: text('feeds.asTheyCome') },
    { value: 'daily', label: text('feeds.daily') },
    ...weekdays.map((day) => ({ value: String(day), label: formats.weekday(day) })),
  ];

  function choose(value: string | null): void {
    const { at } = times ?? daily;
    if (value === 'asTheyCome') onChange(undefined);
    else onChange(value === 'daily' ? { at } : { at, on: Number(value) });
  }

  return (
    <>
      <Select
        label={text('feeds.times')}
        data={choices}
        value={times ? String(on ?? 'daily') : 'asTheyCome'}
        onChange={choose}
        allowDeselect={false}
      />
      {times && (
        <TextInput
          type="time"
          label={text('feeds.at')}
          required
          value={times.at}
          onChange={({ currentTarget }) => onChange({ ...times, at: currentTarget.value })}
        />
      )}
    </>
  );
}
