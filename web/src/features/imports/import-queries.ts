import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Delimiter, Encoding, PlanAction } from '#shared/model/imports.ts';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Language } from '#shared/model/tenant.ts';
import { api } from '../../api/api.ts';
import type { AnswerOf, RequestOf } from '../../api/operations.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { Import } from '../../api/schema.ts';

/** Who carries out a plan with debt answers for it, until a day. */
interface Waiver {
  readonly reason: string;
  readonly until: string;
}

type Upload = AnswerOf<'POST', '/imports'>['upload'];

/** How the file is written, where somebody knows better than what was detected. */
export interface FileSettings {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly sheet?: string | undefined;
}

const whileWorking = 1000;

export function isWorking({ status }: Pick<Import, 'status'>): boolean {
  return status === 'planning' || status === 'committing' || status === 'undoing';
}

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports'],
  queryFn: async ({ pageParam, signal }) =>
    (await api.send('GET', '/imports', { query: { limit: 25, cursor: pageParam }, signal })).data,
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ page }) => page.next ?? undefined,
  refetchInterval: (query) =>
    query.state.data?.pages.some(({ data }) => data.some(isWorking)) ? whileWorking * 3 : false,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: async ({ signal }) => (await api.send('GET', '/imports/{id}', { path: { id }, signal })).data,
    refetchInterval: (query) => (query.state.data && isWorking(query.state.data) ? whileWorking : false),
  });

/** @param language of the names of fields */
export const previewQuery = (id: string, { encoding, delimiter, sheet }: FileSettings, language: Language) =>
  queryOptions({
    queryKey: ['import', id, 'preview', encoding, delimiter, sheet, language],
    queryFn: async ({ signal }) => {
      const query = { encoding, delimiter, sheet };
      return (await api.send('GET', '/imports/{id}/preview', { path: { id }, query, signal })).data;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What the plan was made by, as the next one takes it. */
export const settingsQuery = ({ id, plan }: Pick<Import, 'id' | 'plan'>) =>
  queryOptions({
    queryKey: ['import', id, 'settings', plan?.number],
    queryFn: async ({ signal }) => (await api.send('GET', '/imports/{id}/settings', { path: { id }, signal })).data,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** @param language of the reasons */
export const planRowsQuery = (id: string, number: number, action: PlanAction, language: Language) =>
  infiniteQueryOptions({
    queryKey: ['import', id, 'rows', number, action, language],
    queryFn: async ({ pageParam, signal }) => {
      const query = { action, limit: 50, cursor: pageParam };
      return (await api.send('GET', '/imports/{id}/plan', { path: { id }, query, signal })).data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ page }) => page.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Asking to undo what is undone tells what came of it. */
export const reversalQuery = (id: string, language: Language) =>
  queryOptions({
    queryKey: ['import', id, 'reversal', language],
    queryFn: async ({ signal }) => (await api.send('POST', '/imports/{id}/undo', { path: { id }, signal })).data,
  });

/** Puts a file where it was told to go. @throws ApiProblem `network` | `import.no_file` */
export async function sendTo({ url, method, headers }: Upload, file: File): Promise<void> {
  const sent = await fetch(url, { method, headers, body: file }).catch(() => null);
  if (!sent) throw new ApiProblem(0, 'network');
  if (!sent.ok) throw new ApiProblem(sent.status, 'import.no_file');
}

/** Begins an import and sends its file. @returns the import, ready to be looked at */
export function useSendFile() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ object, file }: { readonly object: ObjectName; readonly file: File }) => {
      const body = { object, fileName: file.name, size: file.size };
      const { upload, ...begun } = (await api.send('POST', '/imports', { body })).data;
      await sendTo(upload, file);
      return begun;
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['imports'] }),
  });
}

export type PlanOrder = RequestOf<'POST', '/imports/{id}/plan'>['body'];

export function usePlan(id: string) {
  return useImportMutation(id, (body: PlanOrder) => api.send('POST', '/imports/{id}/plan', { path: { id }, body }));
}

/** Also wakes work that has come to a halt. */
export function useCommit({ id, plan }: Import) {
  return useImportMutation(id, (waiver: Waiver | undefined) =>
    api.send('POST', '/imports/{id}/commit', {
      path: { id },
      body: waiver ? { waiver } : {},
      ...(plan && { ifMatch: plan.number }),
    }),
  );
}

/** The answer waits for the end for a while; that the work has begun is to be seen before. */
export function useUndo(id: string) {
  const queryClient = useQueryClient();
  return useImportMutation(id, () => {
    setTimeout(() => void queryClient.invalidateQueries({ queryKey: ['import', id], exact: true }), whileWorking / 2);
    return api.send('POST', '/imports/{id}/undo', { path: { id } });
  });
}

function useImportMutation<Input>(id: string, mutationFn: (input: Input) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['import', id] });
      for (const key of ['imports', 'feeds']) await queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}
