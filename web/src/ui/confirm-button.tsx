import { Button, type ButtonProps } from '@mantine/core';
import { useState } from 'react';

interface ConfirmButtonProps extends Pick<ButtonProps, 'loading' | 'leftSection' | 'size'> {
  readonly label: string;
  /** Says what will happen, once it was pressed. */
  readonly sureLabel: string;
  readonly onConfirm: () => void;
}

/** Takes a second press to do it; going elsewhere takes the first one back. */
export function ConfirmButton({ label, sureLabel, onConfirm, ...button }: ConfirmButtonProps) {
  const [isAsked, setAsked] = useState(false);
  return (
    <Button
      {...button}
      variant={isAsked ? 'filled' : 'subtle'}
      // On the colour of the theme white letters are hard to read.
      color={isAsked ? 'red.9' : 'red'}
      onBlur={() => setAsked(false)}
      onClick={() => {
        setAsked(!isAsked);
        if (isAsked) onConfirm();
      }}
    >
      {isAsked ? sureLabel : label}
    </Button>
  );
}
