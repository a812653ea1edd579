import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { faultAt } from './new-password-input.tsx';

interface CodeInputProps {
  readonly value: string;
  readonly error: Error | null;
  readonly onChange: (code: string) => void;
  /** Takes the focus when it appears. */
  readonly isAwaited?: boolean;
}

/** The six digits of an authenticator app. */
export function CodeInput({ value, error, onChange, isAwaited = false }: CodeInputProps) {
  const { text, label } = useText();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isAwaited) input.current?.focus();
  }, [isAwaited]);
  return (
    <TextInput
      label={text('secondFactor.code')}
      autoComplete="one-time-code"
      inputMode="numeric"
      maxLength={10}
      required
      ref={input}
      value={value}
      error={faultAt(error, '/code', label) && text('secondFactor.wrongCode')}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
