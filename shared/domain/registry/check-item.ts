import type { RegistryNumber, RegistryOutcome, UnreachableReason } from '#shared/model/registries.ts';
import { registryCheckKey } from '#shared/store/keys/records.ts';
import { type Item, isAbsent, type Write } from '#shared/store/table.ts';
import type { Context } from '../context.ts';
import type { RegistryAnswer, RegistryEntry } from './registry.ts';

/** Evidence that a registry was asked about a company: who asked whom for what, when, and what came of it. Never changed. */
export interface RegistryCheck {
  readonly id: string;
  readonly at: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly source: string;
  readonly number: RegistryNumber;
  readonly outcome: RegistryOutcome;
  /** Of one that was unreachable. */
  readonly why?: UnreachableReason;
  /** Of a company that was found. */
  readonly entry?: RegistryEntry;
  /** SHA-256 of the answer as it was sent. */
  readonly bodyHash?: string;
}

export function draftCheck(
  { actor, now, newId }: Context,
  source: string,
  number: RegistryNumber,
  answer: RegistryAnswer,
): RegistryCheck {
  return {
    id: newId('rgc'),
    at: now().toISOString(),
    by: { id: actor.id, name: actor.name },
    source,
    number,
    ...answer,
  };
}

export function writeCheck(companyId: string, check: RegistryCheck): Write {
  const key = registryCheckKey(companyId, check.id);
  return { put: { ...key, type: 'registry-check', shape: 1, check }, if: isAbsent };
}

export function fromCheckItem({ check }: Item): RegistryCheck {
  return check as RegistryCheck;
}
