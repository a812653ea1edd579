import { legalForms } from '#shared/model/legal-forms.ts';
import type { Address, Fields, Identifier } from '#shared/model/records.ts';
import { registryNumberOf } from '#shared/model/registries.ts';
import { fold } from '#shared/model/text.ts';
import type { RegistryCheck } from './check-item.ts';

/** A field that says something else than the registry; `theirs` is what it would hold after an ordinary change. */
export interface Difference {
  readonly field: string;
  /** null: nothing. */
  readonly ours: unknown;
  readonly theirs: unknown;
}

/**
 * What of the record departs from what the registry said. Nothing, when it was asked about another number than the record
 * has now. A branch is compared by the state of its firm alone, because the rest is told of the head office.
 */
export function findDifferences(data: Fields, { entry, number }: RegistryCheck): readonly Difference[] {
  const numbers = (data.identifiers as readonly Identifier[] | undefined) ?? [];
  if (!entry || registryNumberOf(numbers)?.value !== number.value) return [];
  const siret = numbers.find(({ scheme, validTo }) => scheme === 'FR-SIRET' && validTo === undefined)?.value;
  const isHeadOffice = siret === undefined || siret === entry.headOffice;
  const theirs: Fields = {
    ...(isHeadOffice && {
      legalName: isNamed(data, entry.names) ? undefined : entry.legalName,
      identifiers: addNumbers(numbers, [
        { scheme: number.scheme, value: number.value },
        ...(entry.headOffice === undefined ? [] : [{ scheme: 'FR-SIRET', value: entry.headOffice }]),
      ]),
      addresses: entry.address && moveTo(data.addresses as readonly Address[] | undefined, entry.address),
    }),
    status: entry.state === 'closed' && data.status === 'active' ? 'inactive' : undefined,
  };
  return Object.entries(theirs)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({ field, ours: data[field] ?? null, theirs: value }));
}

/** By its legal name, or by the name alone as long as that is all there is. */
function isNamed({ name, legalName }: Fields, names: readonly string[]): boolean {
  const ours = tellingPart(String(legalName ?? name ?? ''));
  return names.length === 0 || names.some((one) => tellingPart(one) === ours);
}

/** Registries write in capitals, and the form of a company beside its name. */
function tellingPart(name: string): string {
  const words = fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !legalForms.includes(word)).join(' ');
}

function addNumbers(numbers: readonly Identifier[], known: readonly Identifier[]): readonly Identifier[] | undefined {
  const isMissing = ({ scheme }: Identifier) =>
    !numbers.some((one) => one.scheme === scheme && one.validTo === undefined);
  const missing = known.filter(isMissing);
  return missing.length === 0 ? undefined : [...numbers, ...missing];
}

/** The addresses with the legal one where the registry has it, or else the only one. */
function moveTo(addresses: readonly Address[] = [], seat: Address): readonly Address[] | undefined {
  if (addresses.some((one) => isSamePlace(one, seat))) return undefined;
  const legal = addresses.findIndex(({ kind }) => kind === 'legal');
  const at = legal < 0 && addresses.length === 1 && addresses[0]?.kind === undefined ? 0 : legal;
  if (at < 0) return [...addresses, { ...seat, kind: 'legal' }];
  return addresses.map((one, position) => (position === at ? { ...seat, kind: one.kind ?? 'legal' } : one));
}

/** What the registry does not tell cannot differ. */
function isSamePlace(ours: Address, seat: Address): boolean {
  const parts = ['street', 'postalCode', 'city'] as const;
  return parts.every((part) => seat[part] === undefined || plain(ours[part]) === plain(seat[part]));
}

function plain(text: string | undefined): string {
  return (fold(text ?? '').match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
