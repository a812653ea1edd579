import { identityKeys } from '#shared/model/identifiers.ts';
import type { Fields, Identifier } from '#shared/model/records.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import type { Subject } from './find-matches.ts';

/** Whether both hold a number that only one record can have: saving the one is refused for it, whatever else they say. */
export function sharesIdentity(one: Subject, other: Pick<StoredRecord, 'object' | 'data'>): boolean {
  if (one.object !== other.object) return false;
  const others = keysOf(other.data);
  return keysOf(one.data).some((key) =>
    others.some(({ scheme, value }) => scheme === key.scheme && value === key.value),
  );
}

function keysOf({ identifiers, branch }: Fields) {
  return identityKeys((identifiers ?? []) as readonly Identifier[], branch as boolean | undefined);
}
