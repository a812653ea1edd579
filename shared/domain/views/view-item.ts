import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { ViewContent } from '#shared/model/views.ts';
import { everybody, slotOfView, viewKey } from '#shared/store/keys/organisation.ts';
import type { Condition, Item } from '#shared/store/table.ts';

/** A view as it is kept. */
export interface StoredView {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  /** Its author, to whom it belongs. */
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  /** Where it stands among the views of its holder. */
  readonly slot: number;
  readonly shared: boolean;
  readonly data: ViewContent & { readonly object: ObjectName; readonly name: string };
}

/** Among whose views it stands. */
export function holderOf({ shared, createdBy }: Pick<StoredView, 'shared' | 'createdBy'>): string {
  return shared ? everybody : createdBy;
}

export function toViewItem(view: StoredView): Item {
  const { slot, shared: _shared, ...kept } = view;
  return { ...viewKey(holderOf(view), slot), type: 'view', shape: 1, ...kept };
}

/** `undefined` for what else stands beside views. */
export function toStoredView(item: Item): StoredView | undefined {
  const slot = slotOfView(item.sk);
  if (slot === undefined) return undefined;
  const { id, version, createdAt, createdBy, updatedAt, updatedBy, data } = item as unknown as StoredView;
  const shared = item.sk.startsWith(`${everybody}#`);
  return { id, version, createdAt, createdBy, updatedAt, updatedBy, slot, shared, data };
}

/** A slot can have been given to another view, which began with version 1 as well. */
export function isStill({ id, version }: StoredView): Condition {
  return {
    all: [
      { attribute: 'id', op: 'eq', value: id },
      { attribute: 'version', op: 'eq', value: version },
    ],
  };
}
