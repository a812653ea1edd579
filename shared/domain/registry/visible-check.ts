import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Actor } from '../access/actor.ts';
import { isHidden } from '../access/hidden-fields.ts';
import type { RegistryCheck } from './check-item.ts';
import type { RegistryEntry } from './registry.ts';

/** What of an entry tells the value of which field. */
const tellers: Readonly<Record<keyof RegistryEntry, readonly string[]>> = {
  legalName: ['name', 'legalName'],
  names: ['name', 'legalName'],
  legalForm: ['legalName'],
  address: ['addresses'],
  headOffice: ['identifiers'],
  state: ['status'],
  createdOn: [],
  closedOn: ['status'],
};

const object: ObjectName = 'companies';

/** Without what fields say that are hidden from the actor. */
export function visibleEntry(actor: Actor, entry: RegistryEntry): Partial<RegistryEntry> {
  const isTold = (part: string) =>
    tellers[part as keyof RegistryEntry].every((field) => !isHidden(actor, object, field));
  return Object.fromEntries(Object.entries(entry).filter(([part]) => isTold(part)));
}

export type VisibleCheck = Omit<RegistryCheck, 'number' | 'entry'> & {
  readonly number: RegistryCheck['number'] | null;
  readonly entry?: Partial<RegistryEntry>;
};

export function visibleCheck(actor: Actor, check: RegistryCheck): VisibleCheck {
  const { number, entry, ...rest } = check;
  return {
    ...rest,
    number: isHidden(actor, object, 'identifiers') ? null : number,
    ...(entry && { entry: visibleEntry(actor, entry) }),
  };
}
