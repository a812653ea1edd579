import type { Fields } from './records.ts';

/**
 * Fields of a workspace's own stand under `custom` in the API and in the table, and beside all others, as `custom.<name>`,
 * where records are worked on: there is no other difference between the two.
 */
export const customPrefix = 'custom.';

export function isCustomName(name: string): boolean {
  return name.startsWith(customPrefix);
}

/** `{name, custom: {colour}}` → `{name, 'custom.colour'}` */
export function flattenCustom(fields: Fields): Fields {
  const { custom, ...rest } = fields;
  if (typeof custom !== 'object' || custom === null) return fields;
  const own = Object.entries(custom).map(([name, value]) => [customPrefix + name, value] as const);
  return { ...rest, ...Object.fromEntries(own) };
}

/** `{name, 'custom.colour'}` → `{name, custom: {colour}}` */
export function nestCustom(fields: Fields): Fields {
  const entries = Object.entries(fields);
  const own = entries.filter(([name]) => isCustomName(name));
  if (own.length === 0) return fields;
  const custom = Object.fromEntries(own.map(([name, value]) => [name.slice(customPrefix.length), value]));
  return { ...Object.fromEntries(entries.filter(([name]) => !isCustomName(name))), custom };
}

/** RFC 6901 pointer to a field of a body. */
export function pointerTo(field: string): string {
  return `/${isCustomName(field) ? field.replace('.', '/') : field}`;
}
