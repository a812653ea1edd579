import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CrmRecord, Fields } from '#shared/model/records.ts';
import { api } from '../../api/api.ts';
import { ApiProblem } from '../../api/problem.ts';
import { showOwnWrite } from '../records/record-queries.ts';
import type { StageOption } from '../records/use-stages.ts';

export interface DealMove {
  readonly deal: CrmRecord;
  readonly stage: StageOption;
  /** What the stage asks for. */
  readonly fields?: Fields;
}

/** One call, from the version that is on the screen. */
export function useMoveDeal() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ deal, stage, fields }: DealMove) =>
      (
        await api.send('POST', '/deals/{id}/transitions', {
          path: { id: deal.id },
          body: { to: stage.value, ...(fields && { fields }) },
          ifMatch: deal.version,
        })
      ).data,
    onSuccess: (record) => showOwnWrite(queryClient, record),
  });
}

/** Fields without which the server refused the move; none: it was refused for another reason. */
export function missingFields(error: unknown): readonly string[] {
  if (!(error instanceof ApiProblem)) return [];
  return error.errors.filter(({ code }) => code === 'required').map(({ pointer }) => pointer.slice(1));
}
