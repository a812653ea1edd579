import { Switch } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { firstWaiver, type Waiver, WaiverFields } from '../imports/waiver-fields.tsx';

interface StandingWaiverProps {
  readonly value: Waiver | null;
  readonly onChange: (value: Waiver | null) => void;
}

/** Signs in advance for what files lack; without it such a file waits for a signature of its own. */
export function StandingWaiver({ value, onChange }: StandingWaiverProps) {
  const { text } = useText();
  return (
    <>
      <Switch
        label={text('feeds.waiver')}
        description={text('feeds.waiverHint')}
        checked={value !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? firstWaiver() : null)}
      />
      {value && <WaiverFields value={value} onChange={onChange} />}
    </>
  );
}
