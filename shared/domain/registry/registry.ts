import type { Address } from '#shared/model/records.ts';
import type { CompanyState, RegistryCountry, RegistryNumber, UnreachableReason } from '#shared/model/registries.ts';

/** What a registry says of a company, as far as it is of use here; people are no part of it. */
export interface RegistryEntry {
  /** As the registry writes it. */
  readonly legalName?: string;
  /** All names that it knows the company by, the legal one among them. */
  readonly names: readonly string[];
  readonly legalForm?: string;
  /** Of the head office. */
  readonly address?: Address;
  /** The number of the head office (SIRET). */
  readonly headOffice?: string;
  readonly state: CompanyState;
  readonly createdOn?: string;
  /** Of a closed company, where the registry tells the day. */
  readonly closedOn?: string;
}

interface Answered {
  /** SHA-256 of what was sent, hexadecimal: who keeps the answer can prove it. */
  readonly bodyHash: string;
}

export type RegistryAnswer =
  | ({ readonly outcome: 'found'; readonly entry: RegistryEntry } & Answered)
  | ({ readonly outcome: 'notFound' } & Answered)
  | { readonly outcome: 'unreachable'; readonly why: UnreachableReason };

/** One public registry of companies. */
export interface Registry {
  /** What it is called: the host that answers. */
  readonly source: string;
  /** Answers within seconds, whatever happens there; throws nothing. @param number whose checksum is right */
  lookUp(number: RegistryNumber): Promise<RegistryAnswer>;
}

/** Those that the tenant has switched on. */
export type Registries = Readonly<Partial<Record<RegistryCountry, Registry>>>;
