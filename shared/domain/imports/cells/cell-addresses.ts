import type { Address } from '#shared/model/records.ts';
import { type CellReader, UnreadableCell } from './cell.ts';
import { readCountry } from './cell-options.ts';

export const addressParts = ['street', 'postalCode', 'city', 'region', 'country'] as const;
type AddressPart = (typeof addressParts)[number];

/** Columns of parts make one address; a whole one stands in one cell, several parted by semicolons. */
export const readAddresses: CellReader = (cells, settings, field): readonly Address[] => {
  const parts = cells.filter(({ part }) => part !== undefined);
  const ofParts = Object.fromEntries(
    parts.map((cell) => [cell.part, cell.part === 'country' ? readCountry([cell], settings, field) : cell.text]),
  ) as Address;
  const whole = cells
    .filter(({ part }) => part === undefined)
    .flatMap((cell) => {
      const texts = cell.text.split(/[;\n]+/).map((text) => text.trim());
      return texts.filter((text) => text !== '').map(readWhole);
    });
  const first = cells.find(({ part }) => part === undefined);
  if (first && whole.length === 0) throw new UnreadableCell(first, 'format');
  return [...(parts.length > 0 ? [ofParts] : []), ...whole];
};

/**
 * `12 rue des Lilas, 75011 Paris` or `Заречная ул., 5, 101000, Москва, RU`: what stands before the postal code is the
 * street, what follows it the town. Without one nothing is told apart, and all is the street.
 */
function readWhole(text: string): Address {
  const parts = text.split(',').map((part) => part.trim());
  const at = parts.findIndex((part) => /^\d{5,6}(\s|$)/.test(part));
  if (at < 0) return { street: text };
  const [, postalCode = '', beside = ''] = /^(\d{5,6})\s*(.*)$/.exec(parts[at] ?? '') ?? [];
  const after = [...(beside === '' ? [] : [beside]), ...parts.slice(at + 1)];
  const country = /^[A-Z]{2}$/.test(after.at(-1) ?? '') ? after.at(-1) : undefined;
  const [city, ...region] = country === undefined ? after : after.slice(0, -1);
  const told: Readonly<Record<AddressPart, string | undefined>> = {
    street: parts.slice(0, at).join(', '),
    postalCode,
    city,
    region: region.join(', '),
    country,
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined && value !== ''));
}
