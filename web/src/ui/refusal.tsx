import { Alert } from '@mantine/core';
import { useErrorText } from './error-text.ts';

/** Says in a form why what it sent was refused; nothing while there is nothing to say. */
export function Refusal({ error }: { readonly error: Error | null }) {
  const errorText = useErrorText();
  if (!error) return null;
  return (
    <Alert color="red" variant="light" role="alert">
      {errorText(error)}
    </Alert>
  );
}
