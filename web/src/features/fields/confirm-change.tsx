import { Button, Group, List, Modal, Skeleton, Stack } from '@mantine/core';
import { useEffect } from 'react';
import type { CustomField } from '#shared/model/custom-fields.ts';
import { inLanguage } from '#shared/model/words.ts';
import type { FieldChange, FieldSet } from '../../api/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { useToast } from '../../ui/use-toast.ts';
import { usePreviewField, useSaveField } from './field-queries.ts';

interface ConfirmChangeProps {
  readonly set: FieldSet;
  /** As it is to be; null: closed. */
  readonly field: CustomField | null;
  readonly onClose: () => void;
  readonly onSaved?: () => void;
}

/** Says what a change does and to how many records, before it is made. */
export function ConfirmChange({ set, field, onClose, onSaved }: ConfirmChangeProps) {
  const { text, language } = useText();
  const toast = useToast();
  const preview = usePreviewField();
  const save = useSaveField();
  const { mutate: look, reset } = preview;
  useEffect(() => {
    if (field) look({ set, field });
    else reset();
  }, [field, set, look, reset]);
  const error = save.error ?? preview.error;

  function confirm(): void {
    if (!field) return;
    save.mutate(
      { set, field },
      {
        onSuccess: () => {
          toast.done(text('edit.saved'));
          onClose();
          onSaved?.();
        },
      },
    );
  }

  return (
    <Modal
      opened={field !== null}
      onClose={onClose}
      title={field ? inLanguage(field.label, language) : ''}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      <Stack gap="md">
        <Refusal error={error} />
        {preview.isPending && <Skeleton height={40} />}
        {preview.data && <Changes changes={preview.data} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {text('action.cancel')}
          </Button>
          <Button disabled={!preview.data} loading={save.isPending} onClick={confirm}>
            {text('action.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Changes({ changes }: { readonly changes: readonly FieldChange[] }) {
  const { text } = useText();
  if (changes.length === 0) return <>{text('fields.noChange')}</>;
  return (
    <List spacing="xs" size="sm">
      {changes.map(({ change, option, affected }) => (
        <List.Item key={`${change} ${option ?? ''}`}>
          {text(`fields.change.${change}`, { option: option ?? '' })}
          {(affected.records > 0 || affected.more) &&
            ` ${text(affected.more ? 'fields.affectedAtLeast' : 'fields.affected', { count: affected.records })}`}
        </List.Item>
      ))}
    </List>
  );
}
