import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useErrorText } from './error-text.ts';

/** Short messages at the edge of the screen, read out by screen readers. */
export function useToast() {
  const errorText = useErrorText();
  return useMemo(
    () => ({
      done: (message: string) => void notifications.show({ message, color: 'teal', withBorder: true }),
      error: (error: Error) =>
        void notifications.show({ message: errorText(error), color: 'red', withBorder: true, autoClose: 8000 }),
    }),
    [errorText],
  );
}
