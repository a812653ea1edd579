import { checkIdentifier, normaliseIdentifier } from './identifiers.ts';

/** Countries whose public registry of companies can be asked. */
export const registryCountries = ['FR'] as const;
export type RegistryCountry = (typeof registryCountries)[number];

/** What a registry can be asked by. */
export interface RegistryNumber {
  readonly country: RegistryCountry;
  readonly scheme: 'FR-SIREN';
  /** Normalised. */
  readonly value: string;
}

export const companyStates = ['active', 'closed'] as const;
export type CompanyState = (typeof companyStates)[number];

/** What a registry can say against a company. */
export const registeredStates = ['closed', 'unknown'] as const;
export type RegisteredState = (typeof registeredStates)[number];

/** Why a registry gave no answer that can be used. */
export const unreachableReasons = [
  'timeout',
  'connection',
  'refused',
  'tooLarge',
  'unreadable',
  'otherCompany',
] as const;
export type UnreachableReason = (typeof unreachableReasons)[number];

/** What the registry was asked and said. */
export const registryOutcomes = ['found', 'notFound', 'unreachable'] as const;
export type RegistryOutcome = (typeof registryOutcomes)[number];

/**
 * All that can come of a check: without a number there is nothing to ask, a number whose form or checksum is wrong is told
 * at once, and `offline` is one that is right as far as anybody can tell without a registry.
 */
export const checkOutcomes = [...registryOutcomes, 'offline', 'invalid', 'noNumber'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

type Numbers = readonly { readonly scheme: string; readonly value: string; readonly validTo?: string }[];

/** How much of a French number is the SIREN, in the order in which they are believed. */
const french: readonly (readonly [scheme: string, from: number, to: number])[] = [
  ['FR-SIREN', 0, 9],
  ['FR-SIRET', 0, 9],
  ['EU-VAT', 4, 13],
];

/** The number by which a registry knows the firm, right or wrong; `undefined`: none of its numbers leads to a registry. */
export function registryNumberOf(numbers: Numbers): RegistryNumber | undefined {
  const current = numbers.filter(({ validTo }) => validTo === undefined);
  for (const [scheme, from, to] of french) {
    const found = current.find(
      (one) => one.scheme === scheme && (scheme !== 'EU-VAT' || /^FR/i.test(one.value.trim())),
    );
    if (found) return { country: 'FR', scheme: 'FR-SIREN', value: normaliseIdentifier(found.value).slice(from, to) };
  }
  return undefined;
}

export function isRightNumber({ scheme, value }: RegistryNumber): boolean {
  return checkIdentifier(scheme, value) === 'valid';
}
