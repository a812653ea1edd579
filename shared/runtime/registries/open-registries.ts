import type { Registries } from '#shared/domain/registry/registry.ts';
import type { Tenant } from '#shared/model/tenant.ts';
import { openFrenchRegistry } from './french-registry.ts';

/** Only functions that ask one open it. */
export function openRegistries({ registries }: Tenant): Registries {
  return registries?.FR ? { FR: openFrenchRegistry(registries.FR.address) } : {};
}
