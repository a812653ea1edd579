import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { findField } from '#shared/model/objects/registry.ts';
import type { CrmRecord } from '#shared/model/records.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNames } from '../../ui/use-names.ts';
import { useToast } from '../../ui/use-toast.ts';
import type { EditConflict } from '../records/conflict-dialog.tsx';
import { useDefinition } from '../records/definitions.ts';
import { showOwnWrite } from '../records/record-queries.ts';
import { useRestoreValue, type ValueWish } from './history-queries.ts';

export type RestoreValue = (wish: Omit<ValueWish, 'record'>) => void;

/** Brings values back; where somebody else changed the field meanwhile, both values are shown and one is chosen. */
export function useValueRestoring(record: CrmRecord) {
  const { text, label } = useText();
  const { fieldName } = useNames();
  const definition = useDefinition(record.object);
  const toast = useToast();
  const queryClient = useQueryClient();
  const { mutate } = useRestoreValue();
  const [clash, setClash] = useState<{ readonly conflict: EditConflict; readonly wish: ValueWish } | null>(null);

  function send(wish: ValueWish): void {
    const { field: name } = wish.change;
    const field = fieldName(record.object, findField(definition, name) ?? { name });
    mutate(wish, {
      onSuccess: () => toast.done(text('history.restored', { field })),
      onError: (error) => {
        const conflict = readConflict(error, wish);
        if (conflict) setClash({ conflict, wish });
        else toast.error(describeFault(error, label));
      },
    });
  }

  const restore: RestoreValue = (wish) => send({ ...wish, record });
  const dialog = {
    conflict: clash?.conflict ?? null,
    onClose: () => setClash(null),
    onKeepMine: ({ current }: EditConflict) => {
      setClash(null);
      if (clash) send({ ...clash.wish, record: current });
    },
    onTakeTheirs: ({ current }: EditConflict) => {
      setClash(null);
      showOwnWrite(queryClient, current);
    },
  };
  return { restore, dialog };
}

function readConflict(error: Error, { change, value }: ValueWish): EditConflict | null {
  if (!(error instanceof ApiProblem) || error.status !== 412 || !error.members.current) return null;
  return { current: error.members.current as CrmRecord, mine: { [change.field]: change[value] } };
}

/** What is wrong with the value says more than that something is. */
function describeFault(error: Error, label: (key: string, otherwise: string) => string): Error {
  const fault = error instanceof ApiProblem ? error.errors[0] : undefined;
  return fault ? new ApiProblem(422, 'value', { title: label(`fieldProblem.${fault.code}`, fault.code) }) : error;
}
