import { Alert, Button, Group, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import type { View } from '#shared/model/views.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { describeFault, useErrorText } from '../../ui/error-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import type { ListView } from './use-list-view.ts';
import { useCreateView, useDeleteView, useUpdateView, type ViewLabel } from './view-queries.ts';
import { toViewContent } from './view-state.ts';

interface ViewDialogProps {
  readonly list: ListView;
  readonly edited: View | 'new';
  readonly onClose: () => void;
}

/** Gives a view its name, and to whom it is shown. */
export function ViewDialog({ list, edited, onClose }: ViewDialogProps) {
  const { text, label } = useText();
  const toast = useToast();
  const errorText = useErrorText();
  const create = useCreateView();
  const update = useUpdateView();
  const known = edited === 'new' ? undefined : edited;
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<ViewLabel>({
    initialValues: { name: known?.name ?? '', shared: known?.shared ?? false },
  });

  async function save(values: ViewLabel): Promise<void> {
    setProblem(null);
    try {
      const view = known
        ? await update.mutateAsync({ view: known, patch: values })
        : await create.mutateAsync({ ...values, ...toViewContent(list.state), object: list.definition.name });
      if (!known) list.open(view);
      toast.done(text('views.saved', { name: view.name }));
      onClose();
    } catch (error) {
      setProblem(errorText(error as Error));
      const fault = error instanceof ApiProblem ? error.errors.find(({ pointer }) => pointer === '/name') : undefined;
      if (fault) form.setFieldError('name', describeFault(fault, label));
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={text(known ? 'views.editTitle' : 'views.saveAsShort')}
      closeButtonProps={{ 'aria-label': text('action.close') }}
    >
      <form noValidate onSubmit={form.onSubmit((values) => save(values))}>
        <Stack gap="md">
          {problem && (
            <Alert color="red" variant="light" icon={<CircleAlert size={18} aria-hidden />} role="alert">
              {problem}
            </Alert>
          )}
          {known && !known.usable && (
            <Alert color="yellow" variant="light">
              {text('views.unusable')}
            </Alert>
          )}
          <TextInput
            {...form.getInputProps('name')}
            label={text('views.name')}
            required
            maxLength={80}
            data-autofocus
          />
          <Switch
            {...form.getInputProps('shared', { type: 'checkbox' })}
            label={text('views.share')}
            description={text('views.shareHint')}
          />
          <Group justify="space-between">
            {known ? <DeleteButton view={known} list={list} onDone={onClose} /> : <span />}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {text('action.cancel')}
              </Button>
              <Button type="submit" loading={create.isPending || update.isPending}>
                {text('action.save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface DeleteButtonProps {
  readonly view: View;
  readonly list: ListView;
  readonly onDone: () => void;
}

/** Others may work with the view. */
function DeleteButton({ view, list, onDone }: DeleteButtonProps) {
  const { text } = useText();
  const toast = useToast();
  const remove = useDeleteView();

  function deleteIt(): void {
    remove.mutate(view, {
      onSuccess: () => {
        if (list.view?.id === view.id) list.open(null);
        toast.done(text('views.deleted', { name: view.name }));
        onDone();
      },
      onError: toast.error,
    });
  }

  return (
    <ConfirmButton
      label={text('views.delete')}
      sureLabel={text('views.deleteSure')}
      loading={remove.isPending}
      onConfirm={deleteIt}
    />
  );
}
