import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { addDays } from '#shared/model/quality/days.ts';
import { canBeWaived } from '#shared/model/quality/waived.ts';
import { longestWaiver } from '#shared/model/quality/waivers.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import styles from './quality.module.css';
import type { QualityIssue } from './quality-queries.ts';
import { useAskForWaiver } from './waiver-queries.ts';
import { useWaiverText } from './waiver-text.ts';

interface WaiverWishProps {
  readonly object: ObjectName;
  readonly id: string;
  readonly issue: QualityIssue;
}

/** The way to ask that something does not count for a while. */
export function WaiverWish({ object, id, issue }: WaiverWishProps) {
  const say = useWaiverText();
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  if (!may(me, 'edit', object) || !canBeWaived(issue)) return null;
  if (isOpen) return <WishForm object={object} id={id} issue={issue} onDone={() => setOpen(false)} />;
  return (
    <Button className={styles.ask} size="compact-sm" variant="subtle" color="gray" onClick={() => setOpen(true)}>
      {say('ask')}
    </Button>
  );
}

/** How long a wish is for, unless something else is said. In days. */
const usual = 90;

function WishForm({ object, id, issue, onDone }: WaiverWishProps & { readonly onDone: () => void }) {
  const say = useWaiverText();
  const { text } = useText();
  const toast = useToast();
  const ask = useAskForWaiver(object, id);
  const today = new Date().toISOString().slice(0, 10);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(addDays(today, usual));
  const submit = () =>
    ask.mutate(
      { field: issue.field, rule: issue.rule, reason, until },
      {
        onError: toast.error,
        onSuccess: () => {
          toast.done(say('asked'));
          onDone();
        },
      },
    );
  return (
    <form
      className={styles.wish}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {say('lead')}
        </Text>
        <Textarea
          label={say('reason')}
          size="xs"
          required
          autosize
          minRows={2}
          maxLength={1000}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          label={say('until')}
          size="xs"
          type="date"
          required
          min={addDays(today, 1)}
          max={addDays(today, longestWaiver)}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={ask.isPending} disabled={reason.trim() === ''}>
            {say('send')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
            {text('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
