import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ObjectDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import type { CrmRecord, Fields } from '#shared/model/records.ts';
import { api } from '../../api/api.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useTitle } from '../records/record-title.ts';
import { may } from '../records/rights.ts';
import { useMe } from '../session/session-queries.ts';
import { refreshAfter, showDone } from './bulk-cache.ts';
import { type Done, type Operation, type Outcome, type Runner, runSteps } from './bulk-run.ts';
import { listUndoable, type UndoOutcome, undoAll } from './bulk-undo.ts';
import { nothingSelected, type Selection, selectOnly, toggleAll, toggleRange, toggleRow } from './selection.ts';

export interface Finished {
  readonly action: 'update' | 'delete' | 'undo';
  readonly outcome: Outcome & Partial<Pick<UndoOutcome, 'kept'>>;
  /** What can be put back. */
  readonly undoable: readonly Done[];
}

export interface Bulk {
  readonly isOffered: boolean;
  readonly selection: Selection;
  readonly toggle: (id: string, isRange: boolean) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
  /** The chosen rows, in the order of the list. */
  readonly chosen: readonly CrmRecord[];
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly stop: () => void;
  readonly update: (fields: Fields) => void;
  readonly remove: () => void;
  readonly finished: Finished | null;
  readonly undo: () => void;
  readonly dismiss: () => void;
}

/**
 * Rows of a list that are changed together.
 * @param rows that are loaded, @param scope what they are rows of: another one, and nothing is chosen any more
 */
export function useBulk(definition: ObjectDefinition, rows: readonly CrmRecord[], scope: string): Bulk {
  const { name: object } = definition;
  const me = useMe();
  const toast = useToast();
  const titleOf = useTitle();
  const queryClient = useQueryClient();
  const [selection, setSelection] = useState(nothingSelected);
  const [progress, setProgress] = useState<Bulk['progress']>(null);
  const [finished, setFinished] = useState<Finished | null>(null);
  const isStopped = useRef(false);
  const ids = rows.map(({ id }) => id);
  const chosen = rows.filter(({ id }) => selection.ids.has(id));

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen must be seen to be chosen.
  useEffect(() => setSelection(nothingSelected), [object, scope]);

  const runner: Omit<Runner, 'onProgress'> = {
    send: (operations, key) => sendBatch(object, operations, key),
    isStopped: () => isStopped.current,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  };

  async function perform(action: Finished['action'], total: number, work: (runner: Runner) => Promise<Outcome>) {
    isStopped.current = false;
    setFinished(null);
    setProgress({ done: 0, total });
    try {
      const outcome = await work({ ...runner, onProgress: (done) => setProgress({ done, total }) });
      setFinished({ action, outcome, undoable: action === 'undo' ? [] : listUndoable(outcome.done) });
      // What could not be done stays chosen, to be tried in another way.
      setSelection(selectOnly([...outcome.refused, ...outcome.left].map(({ id }) => id)));
    } catch (error) {
      toast.error(error as Error);
    } finally {
      setProgress(null);
      refreshAfter(queryClient, object);
    }
  }

  async function change(action: 'update' | 'delete', fields: Fields, toOperation: (row: CrmRecord) => Operation) {
    const steps = chosen.map((row) => ({ id: row.id, title: titleOf(row), operation: toOperation(row) }));
    await perform(action, steps.length, async (runner) => {
      const outcome = await runSteps(steps, runner);
      showDone(queryClient, object, outcome.done, fields);
      return outcome;
    });
  }

  return {
    isOffered: may(me, 'edit', object) || may(me, 'delete', object),
    selection,
    toggle: (id, isRange) => setSelection((known) => (isRange ? toggleRange(known, ids, id) : toggleRow(known, id))),
    toggleAll: () => setSelection((known) => toggleAll(known, ids)),
    clear: () => setSelection(nothingSelected),
    chosen,
    progress,
    stop: () => {
      isStopped.current = true;
    },
    update: (fields) => void change('update', fields, ({ id, version }) => ({ op: 'update', id, version, fields })),
    remove: () => void change('delete', {}, ({ id }) => ({ op: 'delete', id })),
    finished,
    undo: () => {
      const { undoable = [] } = finished ?? {};
      void perform('undo', undoable.length, (runner) => undoAll(undoable, runner));
    },
    dismiss: () => setFinished(null),
  };
}

async function sendBatch(object: ObjectName, operations: readonly Operation[], key: string) {
  const request = { path: { object }, body: { operations }, idempotencyKey: key };
  return (await api.send('POST', '/{object}/batch', request)).data.results;
}
