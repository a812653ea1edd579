import type { ObjectName } from '#shared/model/objects/definition.ts';
import { everybody, viewRange } from '#shared/store/keys/organisation.ts';
import { idOfSortKey } from '#shared/store/keys/parts.ts';
import type { Item } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import { type StoredView, toStoredView } from './view-item.ts';

export interface StoredViews {
  readonly views: readonly StoredView[];
  /** What the actor's lists show when no view is chosen, by object. */
  readonly columns: ReadonlyMap<ObjectName, readonly string[]>;
}

/** The actor's own and the shared ones: two ranges of one partition, in one wave and as they are at this moment. */
export async function readViews(context: Context): Promise<StoredViews> {
  const [own, shared] = await Promise.all([readRange(context, context.actor.id), readRange(context, everybody)]);
  const chosen = own.filter(({ type }) => type === 'columns');
  return {
    views: [...own, ...shared].flatMap((item) => toStoredView(item) ?? []),
    columns: new Map(chosen.map(({ sk, columns }) => [idOfSortKey(sk) as ObjectName, columns as readonly string[]])),
  };
}

/** The slots that are taken by the views of a person, or by those of everybody. */
export async function readSlots(context: Context, holder: string): Promise<readonly number[]> {
  return (await readRange(context, holder)).flatMap((item) => toStoredView(item)?.slot ?? []);
}

async function readRange({ table }: Context, holder: string): Promise<readonly Item[]> {
  return (await table.query({ ...viewRange(holder), consistent: true })).items;
}
