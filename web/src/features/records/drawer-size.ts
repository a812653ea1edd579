import type { ObjectDefinition } from '#shared/model/objects/definition.ts';

/** In pixels: lines with quantities and prices need room. */
export function drawerSize(definition: ObjectDefinition | null | undefined): number {
  return definition?.fields.some(({ type }) => type === 'items') ? 900 : 520;
}
