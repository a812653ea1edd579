import type { Registries, RegistryAnswer, RegistryEntry } from '#shared/domain/registry/registry.ts';

export const inventedEntry: RegistryEntry = {
  legalName: 'ATELIERS DU TILLEUL',
  names: ['ATELIERS DU TILLEUL', 'ADT'],
  legalForm: 'SAS',
  address: { street: '12 RUE DES TILLEULS', postalCode: '69003', city: 'LYON', country: 'FR' },
  headOffice: '99000001000019',
  state: 'active',
  createdOn: '2011-04-01',
};

export interface InventedRegistry {
  readonly registries: Registries;
  /** Numbers that it was asked for, in their order. */
  readonly asked: string[];
  /** What it says from now on to whoever asks for this number; of others it knows nothing. */
  say(siren: string, answer: RegistryAnswer): void;
}

export const found = (changes: Partial<RegistryEntry> = {}): RegistryAnswer => ({
  outcome: 'found',
  entry: { ...inventedEntry, ...changes },
  bodyHash: 'a'.repeat(64),
});

/** One that answers at once what it is told to. */
export function inventRegistry(): InventedRegistry {
  const asked: string[] = [];
  const answers = new Map<string, RegistryAnswer>();
  const lookUp = async ({ value }: { readonly value: string }): Promise<RegistryAnswer> => {
    asked.push(value);
    return answers.get(value) ?? { outcome: 'notFound', bodyHash: 'b'.repeat(64) };
  };
  return {
    registries: { FR: { source: 'registry.example', lookUp } },
    asked,
    say: (siren, answer) => void answers.set(siren, answer),
  };
}
