import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { View, ViewContent } from '#shared/model/views.ts';
import { api } from '../../api/api.ts';
import type { AnswerOf } from '../../api/operations.ts';

/** Of all objects at once: they are few, and lists are gone to and fro. */
const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async ({ signal }) => (await api.send('GET', '/views', { signal })).data,
  staleTime: 5 * 60_000,
});

export const useViews = () => useQuery(viewsQuery);

type ViewList = AnswerOf<'GET', '/views'>;

/** What a person says of a view, besides what it shows. */
export interface ViewLabel {
  readonly name: string;
  readonly shared: boolean;
}

/** Shows what was answered at once, then asks for all views again. */
function useViewMutation<Input, Output>(
  mutationFn: (input: Input) => Promise<Output>,
  change: (list: ViewList, input: Input, output: Output) => ViewList,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (output, input) => {
      queryClient.setQueryData(viewsQuery.queryKey, (list) => (list ? change(list, input, output) : list));
      void queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey });
    },
  });
}

const withView = (list: ViewList, view: View): ViewList => ({
  ...list,
  data: [...list.data.filter(({ id }) => id !== view.id), view],
});

export function useCreateView() {
  return useViewMutation(
    async (body: ViewLabel & ViewContent & { readonly object: ObjectName }) =>
      (await api.send('POST', '/views', { body })).data,
    (list, _, view) => withView(list, view),
  );
}

interface ViewPatch extends Partial<ViewLabel>, Partial<Pick<ViewContent, 'filter' | 'columns'>> {
  /** null: the order of the list. */
  readonly sort?: string | null;
}

export function useUpdateView() {
  return useViewMutation(
    async ({ view, patch }: { readonly view: View; readonly patch: ViewPatch }) =>
      (await api.send('PATCH', '/views/{id}', { path: { id: view.id }, body: patch, ifMatch: view.version })).data,
    (list, _, view) => withView(list, view),
  );
}

export function useDeleteView() {
  return useViewMutation(
    async (view: View) => void (await api.send('DELETE', '/views/{id}', { path: { id: view.id } })),
    (list, { id }) => ({ ...list, data: list.data.filter((view) => view.id !== id) }),
  );
}

interface ChosenColumns {
  readonly object: ObjectName;
  /** None: what the definition says. */
  readonly columns: readonly string[];
}

/** The list does not wait for the answer. */
export function useChooseColumns() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ object, columns }: ChosenColumns) =>
      void (await api.send('PUT', '/views/default/{object}', { path: { object }, body: { columns } })),
    onMutate: async ({ object, columns }) => {
      await queryClient.cancelQueries({ queryKey: viewsQuery.queryKey });
      queryClient.setQueryData(
        viewsQuery.queryKey,
        (list) => list && { ...list, columns: { ...list.columns, [object]: columns } },
      );
    },
    onError: () => queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey }),
  });
}
