import { PasswordInput } from '@mantine/core';
import { ApiProblem } from '../../api/problem.ts';
import { type TextSource, useText } from '../../i18n/use-text.ts';
import { describeFault } from '../../ui/error-text.ts';

interface NewPasswordInputProps {
  readonly value: string;
  readonly error: Error | null;
  readonly onChange: (password: string) => void;
}

export function NewPasswordInput({ value, error, onChange }: NewPasswordInputProps) {
  const { text, label } = useText();
  return (
    <PasswordInput
      label={text('signIn.newPassword')}
      description={text('fieldProblem.password')}
      autoComplete="new-password"
      required
      value={value}
      error={faultAt(error, '/newPassword', label)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** What the server says about one part of the form. */
export function faultAt(error: Error | null, pointer: string, label: TextSource['label']): string | undefined {
  const fault = error instanceof ApiProblem ? error.errors.find((one) => one.pointer === pointer) : undefined;
  return fault && describeFault(fault, label);
}
