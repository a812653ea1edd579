import { Button, Group, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { RecordLink } from '../records/record-link.tsx';
import styles from './quality.module.css';
import { useFieldOfIssue } from './use-field-of-issue.ts';
import { useDecideWaiver, type Waiver, waiversOfQuery } from './waiver-queries.ts';
import { useWaiverText } from './waiver-text.ts';

/** What of a record need not be mended, or somebody asks for; nothing where nobody ever did. */
export function WaiversOfRecord({ object, id }: { readonly object: ObjectName; readonly id: string }) {
  const say = useWaiverText();
  const { language } = useText();
  const waivers = useQuery(waiversOfQuery(object, id, language)).data ?? [];
  if (waivers.length === 0) return null;
  return (
    <section aria-label={say('title')}>
      <Text size="sm" fw={600}>
        {say('title')}
      </Text>
      <WaiverList waivers={waivers} />
    </section>
  );
}

interface WaiverListProps {
  readonly waivers: readonly Waiver[];
  /** Where they are not all of one record. */
  readonly named?: boolean;
}

export function WaiverList({ waivers, named = false }: WaiverListProps) {
  return (
    <ul className={styles.issues}>
      {waivers.map((waiver) => (
        <WaiverEntry key={waiver.id} waiver={waiver} named={named} />
      ))}
    </ul>
  );
}

function WaiverEntry({ waiver, named }: { readonly waiver: Waiver; readonly named: boolean }) {
  const say = useWaiverText();
  const formats = useFormats();
  const nameOf = useFieldOfIssue(waiver.record.object);
  const { record, field, message, asker, reason, state, isOver, until, answer = '' } = waiver;
  const day = formats.date(until);
  return (
    <li className={styles.issue}>
      <div className={styles.words}>
        {named && (
          <div>
            <RecordLink object={record.object} id={record.id}>
              {record.title}
            </RecordLink>
          </div>
        )}
        <div>
          <strong>{nameOf(field)}</strong> · {message}
        </div>
        <div className={styles.quiet}>{say('wish', { name: asker.name, day, reason })}</div>
        <div className={styles.quiet}>{say(isOver ? 'state.over' : `state.${state}`, { day, answer })}</div>
      </div>
      {waiver.mayDecide && <Decision waiver={waiver} />}
    </li>
  );
}

function Decision({ waiver }: { readonly waiver: Waiver }) {
  const say = useWaiverText();
  const toast = useToast();
  const decide = useDecideWaiver(waiver.id);
  const [reason, setReason] = useState<string | null>(null);
  const send = (why: string | undefined) => decide.mutate(why, { onError: toast.error });
  if (reason === null)
    return (
      <Group gap={6} wrap="nowrap">
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setReason('')}>
          {say('decline')}
        </Button>
        <Button size="compact-sm" variant="light" loading={decide.isPending} onClick={() => send(undefined)}>
          {say('grant')}
        </Button>
      </Group>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(reason);
      }}
    >
      <Group gap={6} wrap="nowrap" align="end">
        <TextInput
          label={say('reason')}
          size="xs"
          required
          maxLength={1000}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" color="gray" loading={decide.isPending} disabled={reason.trim() === ''}>
          {say('decline')}
        </Button>
      </Group>
    </form>
  );
}
