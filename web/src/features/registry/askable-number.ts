import type { Identifier } from '#shared/model/records.ts';
import { isRightNumber, type RegistryNumber, registryNumberOf } from '#shared/model/registries.ts';
import type { Me } from '../../api/schema.ts';

/** The right number among those given by which a registry of the workspace can be asked. */
export function askableNumber({ tenant }: Me, identifiers: unknown): RegistryNumber | undefined {
  const typed = (Array.isArray(identifiers) ? identifiers : []) as readonly Partial<Identifier>[];
  const numbers = typed.flatMap(({ scheme, value, validTo }) =>
    scheme && value ? [{ scheme, value, ...(validTo !== undefined && { validTo }) }] : [],
  );
  const number = registryNumberOf(numbers);
  return number && isRightNumber(number) && tenant.registries.includes(number.country) ? number : undefined;
}
