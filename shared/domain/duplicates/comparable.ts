import type { ObjectName } from '#shared/model/objects/definition.ts';
import { definitions } from '#shared/model/objects/registry.ts';
import type { Fields } from '#shared/model/records.ts';
import type { StoredRecord } from '../records/stored-record.ts';
import { type BlockingKey, exactKeys } from './candidates/blocking-keys.ts';
import { factsOfFirm, factsOfPerson, factsToFind } from './facts-of-record.ts';
import { type Frequencies, type Profile, readProfile } from './model/profile.ts';

/** What of a record says who it is, folded for comparing. A lead speaks of a person and of a firm. */
export interface Comparable {
  readonly object: ObjectName;
  /** Keys that it can be looked for by. */
  exact(): readonly BlockingKey[];
  readonly person?: Profile;
  readonly firm?: Profile;
}

/** By what records of each object are compared. */
const views: Partial<Record<ObjectName, readonly ('person' | 'firm')[]>> = {
  companies: ['firm'],
  contacts: ['person'],
  leads: ['person', 'firm'],
};

/** Whether records of the object can have duplicates at all. */
export function isCompared(object: string): boolean {
  return object in views;
}

/** Whether records of the two kinds can tell of one client or person. */
export function mayBeSame(one: ObjectName, other: ObjectName): boolean {
  return views[one]?.some((view) => views[other]?.includes(view)) ?? false;
}

/** Whether one of them names the other: a lead of a client, a branch of its parent. Then nobody has to be told. */
export function areLinked(
  one: Pick<StoredRecord, 'object' | 'data'> & { readonly id?: string },
  other: Pick<StoredRecord, 'object' | 'data'> & { readonly id?: string },
): boolean {
  return names(one, other.id) || names(other, one.id);
}

function names({ object, data }: Pick<StoredRecord, 'object' | 'data'>, id: string | undefined): boolean {
  if (id === undefined) return false;
  return definitions[object].fields.some(({ name, type }) => type === 'reference' && data[name] === id);
}

/** @param frequencies of words and names in the workspace, where somebody counted */
export function toComparable(object: ObjectName, data: Fields, frequencies?: Frequencies): Comparable {
  const view = views[object] ?? [];
  return {
    object,
    exact: () => exactKeys(readProfile(factsToFind(object, data))),
    ...(view.includes('person') && { person: readProfile(factsOfPerson(object, data), frequencies) }),
    ...(view.includes('firm') && { firm: readProfile(factsOfFirm(object, data), frequencies) }),
  };
}
