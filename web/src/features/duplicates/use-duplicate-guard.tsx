import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import type { Match } from '../../api/schema.ts';
import type { FormValues } from '../../ui/form-values.ts';
import { duplicateCheckQuery, type Surroundings } from './duplicate-check.ts';
import { matchesOf, toQuestion } from './duplicate-question.ts';
import { type Attaching, MatchPanel } from './match-panel.tsx';

const pauseOfTyping = 500;
const nothing: Surroundings = { matches: [], related: [] };

export interface DuplicateGuard {
  /** What is there already, and what can be done; to stand within the form. */
  readonly panel: ReactNode;
  /** Why the record is saved all the same; undefined: nobody has said so. */
  readonly reason: string | undefined;
  /** Whom somebody said that it comes from, by the fields that name them. */
  readonly attached: Fields;
  readonly noteValues: (values: FormValues) => void;
  /** Shows what the server found when it refused. */
  readonly noteError: (error: unknown) => void;
}

/**
 * Warns while a new record is typed that it may be there already; a record that is changed is warned of when saving it is
 * refused.
 * @param initial what the form of a new record begins with, if anything was typed before
 */
export function useDuplicateGuard(
  definition: ObjectDefinition,
  { isNew, initial = null }: { readonly isNew: boolean; readonly initial?: FormValues | null },
): DuplicateGuard {
  const [values, setValues] = useState(initial);
  const [refusal, setRefusal] = useState<readonly Match[] | null>(null);
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<Fields>({});
  const [settled] = useDebouncedValue(values, pauseOfTyping);
  const question = isNew && settled ? toQuestion(definition, settled) : null;
  const check = useQuery({
    ...duplicateCheckQuery(definition.name, question),
    ...(question && { placeholderData: keepPreviousData }),
  });
  const { matches, related } = refusal ? { matches: refusal, related: [] } : ((question && check.data) ?? nothing);
  const given = reason.trim();
  // What is not shown any more was not meant.
  const shown = Object.entries(chosen).filter(([, id]) => matches.some(({ record }) => record?.id === id));
  const attached: Fields = Object.fromEntries(shown);
  const attaching: Attaching = {
    isAttached: (id) => Object.values(attached).includes(id),
    toggle: ({ object, id }) => {
      const field = object === 'companies' ? 'companyId' : 'contactId';
      const { [field]: former, ...others } = attached;
      setChosen(former === id ? others : { ...others, [field]: id });
    },
  };
  const isRequest = definition.assigned === true;
  return {
    panel: matches.length + related.length > 0 && (
      <MatchPanel
        isNew={isNew}
        matches={matches}
        related={related}
        reason={isRequest ? undefined : reason}
        onReason={setReason}
        attaching={isRequest ? attaching : undefined}
      />
    ),
    attached,
    reason: !isRequest && matches.length > 0 && given !== '' ? given : undefined,
    noteValues: (next) => {
      setValues(next);
      setRefusal(null);
    },
    noteError: (error) => setRefusal(matchesOf(error)),
  };
}
