import { Button, Group, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useCreateRecord } from '../records/record-queries.ts';
import styles from './activity-composer.module.css';

const kinds = ['call', 'note', 'meeting', 'email'] as const;
type Kind = (typeof kinds)[number];
type Direction = 'in' | 'out';

const blank = { subject: '', text: '' };

/** Writes down what has just happened, without leaving the card. */
export function ActivityComposer({ companyId }: { readonly companyId: string }) {
  const { text, label } = useText();
  const toast = useToast();
  const create = useCreateRecord();
  const [kind, setKind] = useState<Kind>('call');
  const [direction, setDirection] = useState<Direction>('out');
  const [words, setWords] = useState(blank);
  const attempt = useRef(crypto.randomUUID());
  const hasDirection = kind === 'call' || kind === 'email';
  const subject = words.subject.trim();
  const body = words.text.trim();

  function save(): void {
    const fields = {
      type: kind,
      at: new Date().toISOString(),
      companyId,
      ...(subject && { subject }),
      ...(body && { text: body }),
      ...(hasDirection && { direction }),
    };
    create.mutate(
      { object: 'activities', fields, idempotencyKey: attempt.current },
      {
        onSuccess: () => {
          setWords(blank);
          toast.done(text('card.logged'));
        },
        onError: toast.error,
        onSettled: () => {
          attempt.current = crypto.randomUUID();
        },
      },
    );
  }

  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="xs">
        <Group gap="xs" justify="space-between">
          <SegmentedControl
            size="xs"
            aria-label={label('field.activities.type', '')}
            value={kind}
            onChange={(value) => setKind(value as Kind)}
            data={kinds.map((value) => ({ value, label: label(`option.activities.type.${value}`, value) }))}
          />
          {hasDirection && (
            <SegmentedControl
              size="xs"
              aria-label={label('field.activities.direction', '')}
              value={direction}
              onChange={(value) => setDirection(value as Direction)}
              data={(['out', 'in'] as const).map((value) => ({
                value,
                label: label(`option.activities.direction.${value}`, value),
              }))}
            />
          )}
        </Group>
        <TextInput
          aria-label={label('field.activities.subject', '')}
          placeholder={text('card.subjectHint')}
          maxLength={200}
          value={words.subject}
          onChange={(event) => setWords({ ...words, subject: event.currentTarget.value })}
        />
        <Textarea
          aria-label={label('field.activities.text', '')}
          placeholder={text('card.textHint')}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={10_000}
          value={words.text}
          onChange={(event) => setWords({ ...words, text: event.currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button type="submit" size="xs" loading={create.isPending} disabled={!subject && !body}>
            {text(kind === 'call' ? 'card.logCall' : 'card.log')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
