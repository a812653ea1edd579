import { Alert, Button, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../../ui/error-text.ts';
import { type FormValues, formFieldsOf } from '../../ui/form-values.ts';
import { useMe } from '../session/session-queries.ts';
import { askableNumber } from './askable-number.ts';
import { fillEmpty } from './fill-empty.ts';
import { useLookUp } from './registry-queries.ts';

const pauseOfTyping = 300;

interface RegistryFill {
  /** To stand below the numbers: the button, and what came of it. */
  readonly panel: ReactNode;
  readonly noteValues: (values: FormValues) => void;
}

/**
 * Offers to fill the form of a new company from the registry of the number that was typed.
 * @param initial what the form begins with, if anything was typed before
 * @param onFilled gets all values of the form, as they are to be now
 */
export function useRegistryFill(
  definition: ObjectDefinition,
  initial: FormValues | null,
  onFilled: (values: FormValues) => void,
): RegistryFill {
  const me = useMe();
  const { text } = useText();
  const errorText = useErrorText();
  const [values, setValues] = useState(initial);
  const [settled] = useDebouncedValue(values, pauseOfTyping);
  const lookUp = useLookUp();
  const number = definition.name === 'companies' ? askableNumber(me, settled?.identifiers) : undefined;
  const isAnswered = lookUp.variables?.value === number?.value;

  function fill(): void {
    if (!number) return;
    lookUp.mutate(number, {
      onSuccess: ({ fields }) => onFilled(fillEmpty(formFieldsOf(definition), values ?? {}, fields)),
    });
  }

  function describe(): string {
    if (lookUp.error) return errorText(lookUp.error);
    if (!lookUp.data) return text('registry.fillAdvice');
    const { outcome, entry } = lookUp.data;
    if (outcome !== 'found') return text(`registry.${outcome}`);
    const name = entry?.legalName ?? number?.value ?? '';
    return text(entry?.state === 'closed' ? 'registry.filledClosed' : 'registry.filled', { name });
  }

  return {
    panel: number && (
      <Alert
        color={isAnswered && lookUp.data?.entry?.state === 'closed' ? 'red' : 'indigo'}
        variant="light"
        py={6}
        mt="xs"
      >
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" aria-live="polite">
            {isAnswered ? describe() : text('registry.fillAdvice')}
          </Text>
          <Button size="compact-sm" variant="subtle" flex="none" loading={lookUp.isPending} onClick={fill}>
            {text('registry.fill')}
          </Button>
        </Group>
      </Alert>
    ),
    noteValues: setValues,
  };
}
