import { Alert, Button, Group, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeFault, useErrorText } from '../../ui/error-text.ts';

interface FormFrameProps {
  readonly error: Error | null;
  readonly action: string;
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A short form in a dialog: what went wrong above, its two buttons below. */
export function FormFrame({ error, action, isReady, isBusy, onSubmit, onClose, children }: FormFrameProps) {
  const { text } = useText();
  const problemText = useProblemText();
  function submit(event: FormEvent): void {
    event.preventDefault();
    onSubmit();
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {error && (
          <Alert color="red" variant="light" role="alert">
            {problemText(error)}
          </Alert>
        )}
        {children}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {text('action.cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!isReady}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The fault itself, where there is one: “some fields” says too little of a form of two. */
function useProblemText(): (error: Error) => string {
  const { label } = useText();
  const errorText = useErrorText();
  return (error) => {
    const [fault] = error instanceof ApiProblem ? error.errors : [];
    return fault ? describeFault(fault, label) : errorText(error);
  };
}
