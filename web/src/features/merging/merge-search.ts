import { type ObjectName, objectNames } from '#shared/model/objects/definition.ts';

export interface MergeSearch {
  readonly object?: ObjectName;
  /** Ids, parted by commas; the first is the record that stays. */
  readonly ids?: string;
  /** The proposal that is looked at. */
  readonly proposal?: string;
}

export function readMergeSearch(search: Readonly<Record<string, unknown>>): MergeSearch {
  const object = objectNames.find((name) => name === search.object);
  return {
    ...(object && { object }),
    ...(typeof search.ids === 'string' && { ids: search.ids }),
    ...(typeof search.proposal === 'string' && { proposal: search.proposal }),
  };
}
