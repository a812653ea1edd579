import { Problem } from '#shared/model/problems.ts';
import { checkBody } from '#shared/model/validation.ts';
import { maxViews, type View, type ViewContent, viewPatchSchema, viewSchema } from '#shared/model/views.ts';
import { viewKey } from '#shared/store/keys/organisation.ts';
import { isAbsent, type Write, WriteConflict } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { checkView } from './check-view.ts';
import { describeView, mayChange } from './list-views.ts';
import { readSlots, readViews } from './read-views.ts';
import { holderOf, isStill, type StoredView, toViewItem } from './view-item.ts';

/** Others take slots at the same moment. */
const attempts = 4;

/**
 * @param body untrusted
 * @throws Problem `validation.failed` | `view.limit` | what a list would refuse
 */
export async function createView(context: Context, body: unknown): Promise<View> {
  const { object, name, shared, ...input } = checkBody(viewSchema, body);
  const data = { object, name, ...toContent(input) };
  checkView(context, data);
  const at = context.now().toISOString();
  const by = context.actor.id;
  const draft = { id: context.newId('vie'), version: 1, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by };
  for (let left = attempts - 1; ; left -= 1) {
    const slot = await findSlot(context, { ...draft, shared });
    const view = { ...draft, shared, slot, data };
    try {
      await context.table.write({ put: toViewItem(view), if: isAbsent });
      return show(context, view);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      if (left === 0) throw new Problem('write.conflict');
    }
  }
}

/**
 * @param body untrusted JSON merge patch, @param version the one that the caller has seen
 * @throws Problem `not_found` | `access.denied` | `validation.failed` | `precondition.failed` | `view.limit` | `write.conflict` |
 * what a list would refuse
 */
export async function updateView(context: Context, id: string, body: unknown, version: number): Promise<View> {
  const input = checkBody(viewPatchSchema, body);
  const before = await findChangeable(context, id);
  if (before.version !== version)
    throw new Problem('precondition.failed', { members: { current: describeView(context, before) } });
  const { object, name, filter, sort, columns } = before.data;
  const data = {
    object,
    name: input.name ?? name,
    ...toContent({
      filter: input.filter ?? filter,
      sort: input.sort === undefined ? sort : input.sort,
      columns: input.columns ?? columns,
    }),
  };
  checkView(context, data);
  const after: StoredView = {
    ...before,
    data,
    shared: input.shared ?? before.shared,
    version: version + 1,
    updatedAt: context.now().toISOString(),
    updatedBy: context.actor.id,
  };
  return show(context, await replaceView(context, before, after));
}

/** @throws Problem `not_found` | `access.denied` | `write.conflict` */
export async function deleteView(context: Context, id: string): Promise<void> {
  const view = await findChangeable(context, id);
  await settle(context.table.write(removal(view)));
}

async function replaceView(context: Context, before: StoredView, after: StoredView): Promise<StoredView> {
  if (holderOf(before) === holderOf(after)) {
    await settle(context.table.write({ put: toViewItem(after), if: isStill(before) }));
    return after;
  }
  const moved = { ...after, slot: await findSlot(context, after) };
  await settle(context.table.transact([{ put: toViewItem(moved), if: isAbsent }, removal(before)]));
  return moved;
}

function removal(view: StoredView): Write {
  return { delete: viewKey(holderOf(view), view.slot), if: isStill(view) };
}

/** @throws Problem `write.conflict` */
async function settle(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    throw error instanceof WriteConflict ? new Problem('write.conflict') : error;
  }
}

/** Those who save at the same moment begin to look at different places. @throws Problem `view.limit` */
async function findSlot(context: Context, view: Pick<StoredView, 'id' | 'shared' | 'createdBy'>): Promise<number> {
  const taken = new Set(await readSlots(context, holderOf(view)));
  const start = Number.parseInt(view.id.slice(-2), 36) % maxViews;
  const slots = Array.from({ length: maxViews }, (_, at) => (start + at) % maxViews);
  const free = slots.find((slot) => !taken.has(slot));
  if (free === undefined) throw new Problem('view.limit', { params: { most: maxViews } });
  return free;
}

/** @throws Problem `not_found` for one that the actor does not see | `access.denied` */
async function findChangeable(context: Context, id: string): Promise<StoredView> {
  const view = (await readViews(context)).views.find((one) => one.id === id);
  if (!view || !describeView(context, view)) throw new Problem('not_found');
  if (!mayChange(context, view)) throw new Problem('access.denied');
  return view;
}

type Input = Pick<ViewContent, 'filter' | 'columns'> & { readonly sort?: string | null | undefined };

function toContent({ filter, sort, columns }: Input): ViewContent {
  return { filter, columns: [...new Set(columns)], ...(sort && { sort }) };
}

function show(context: Context, view: StoredView): View {
  // Whoever saved it may change it, so it is there for them.
  return describeView(context, view) as View;
}
