import { notifications } from '@mantine/notifications';
import { createElement, useMemo } from 'react';
import { useErrorText } from './error-text.ts';
import { UndoMessage } from './undo-message.tsx';

/** Short messages at the edge of the screen, read out by screen readers. */
export function useToast() {
  const errorText = useErrorText();
  return useMemo(
    () => ({
      done: (message: string) => void notifications.show({ message, color: 'teal', withBorder: true }),
      /** Something was done that can be taken back. */
      undoable: (message: string, undo: () => void) => {
        const id = crypto.randomUUID();
        const onUndo = () => {
          notifications.hide(id);
          undo();
        };
        const content = createElement(UndoMessage, { message, onUndo });
        notifications.show({ id, message: content, color: 'gray', withBorder: true, autoClose: 8000 });
      },
      error: (error: Error) =>
        void notifications.show({ message: errorText(error), color: 'red', withBorder: true, autoClose: 8000 }),
    }),
    [errorText],
  );
}
