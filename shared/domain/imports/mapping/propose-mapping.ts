import { identityKeys, isIdentifierScheme } from '#shared/model/identifiers.ts';
import type { ImportMatch } from '#shared/model/imports.ts';
import { type MessageKey, translate } from '#shared/model/messages/translate.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { languages } from '#shared/model/tenant.ts';
import { isCompared as isComparedObject } from '../../duplicates/comparable.ts';
import { foldWord } from '../cells/cell.ts';
import { canLead, fieldOf, isCompared } from '../matching/key-of-fields.ts';
import type { RowMatch } from '../matching/row-keys.ts';
import { otherHeaders, standInFor } from './other-headers.ts';
import { labelTarget, type Target, targetsOf } from './targets.ts';

/** Column → name of its target; columns that go nowhere are left out. */
export type Mapping = ReadonlyMap<string, string>;

/** By the names of fields and what they are called in any of the languages; our own exports map by themselves. */
export function proposeMapping(definition: ObjectDefinition, columns: readonly string[]): Mapping {
  const targets = targetsOf(definition);
  const byWord = wordsOf(definition, targets);
  const mapping = new Map<string, string>();
  for (const column of columns) {
    const target = byWord.get(foldWord(column)) ?? byWord.get(foldWord(column.replace(/\(\d+\)$|\d+$/, '')));
    const isTaken = target !== undefined && !target.many && [...mapping.values()].includes(target.name);
    if (target && !isTaken) mapping.set(column, target.name);
  }
  for (const target of targets) if (target.field?.required) standIn(definition, target, mapping);
  keepAddressWhole(mapping);
  return mapping;
}

/** Files of other programs may hold one name where we ask for two. */
function standIn({ name: object }: ObjectDefinition, { name }: Target, mapping: Map<string, string>): void {
  const other = standInFor(object, name);
  const column = [...mapping].find(([, target]) => target === other)?.[0];
  if (column !== undefined && ![...mapping.values()].includes(name)) mapping.set(column, name);
}

/** Beside the columns of a town or a postcode, “Address” is the street of the same address and not a second one. */
function keepAddressWhole(mapping: Map<string, string>): void {
  const names = [...mapping.values()];
  if (names.includes('addresses.street') || !names.some((name) => name.startsWith('addresses.'))) return;
  const column = [...mapping].find(([, target]) => target === 'addresses')?.[0];
  if (column !== undefined) mapping.set(column, 'addresses.street');
}

/** What is met first stands: labels before the words of other programs. */
function wordsOf(definition: ObjectDefinition, targets: readonly Target[]): ReadonlyMap<string, Target> {
  const words = new Map<string, Target>();
  const add = (target: Target, names: readonly string[]) => {
    for (const word of names.map(foldWord)) if (!words.has(word)) words.set(word, target);
  };
  for (const target of targets) add(target, [target.name, ...labelsOf(definition, target)]);
  for (const target of targets) add(target, otherHeaders(definition.name, target.name));
  return words;
}

/** A part is also called by its bare name. */
function labelsOf({ name }: ObjectDefinition, target: Target): readonly string[] {
  const { field, part } = target;
  return languages.flatMap((language) => {
    const label = labelTarget(name, target, language);
    if (field?.type !== 'addresses' || part === undefined) return part === undefined ? [label] : [label, part];
    return [label, translate(language, `part.addresses.${part}` as MessageKey)];
  });
}

/** Ways in which rows of this mapping can find their records. */
export function matchesFor(definition: ObjectDefinition, mapping: Mapping): readonly ImportMatch[] {
  const names = [...mapping.values()];
  const types = new Set(
    definition.fields.filter(({ name }) => names.some((one) => isOf(one, name))).map(({ match }) => match),
  );
  const schemes = names
    .map((name) => name.slice('identifiers.'.length))
    .filter(isIdentifierScheme)
    .filter(isKey);
  return [
    'none',
    ...(names.includes('id') ? (['id'] as const) : []),
    ...(schemes.length > 0 || names.includes('identifiers') ? (['identifiers', ...schemes] as const) : []),
    ...(types.has('email') ? (['emails'] as const) : []),
    ...(types.has('phone') ? (['phones'] as const) : []),
    ...(isComparedObject(definition.name) ? (['duplicates'] as const) : []),
  ];
}

/** Whether fields can say together which record is meant: each has a column, and by one of them records are found. */
export function canMatchBy(definition: ObjectDefinition, mapping: Mapping, targets: readonly string[]): boolean {
  const mapped = new Set(mapping.values());
  const isMapped = (target: string) => mapped.has(target) || [...mapped].some((one) => isOf(one, target));
  const isUsable = (target: string) => {
    const field = findField(definition, fieldOf(target));
    return isMapped(target) && field !== undefined && isCompared(field);
  };
  return targets.every(isUsable) && new Set(targets).size === targets.length && canLead(definition, targets);
}

function isOf(target: string, field: string): boolean {
  return target === field || target.startsWith(`${field}.`);
}

/** A KPP or a VAT number is evidence and leads to no one record. */
function isKey(scheme: string): boolean {
  return identityKeys([{ scheme, value: '0' }]).length > 0;
}

/** The surest way; people share phones, and firms share the addresses of their people. */
export function proposeMatch(definition: ObjectDefinition, mapping: Mapping): RowMatch {
  const possible = matchesFor(definition, mapping);
  if (!possible.includes('id') && [...mapping.values()].includes('externalId')) return ['externalId'];
  const wanted: readonly ImportMatch[] = ['id', 'identifiers', ...(definition.person ? (['emails'] as const) : [])];
  return wanted.find((match) => possible.includes(match)) ?? 'none';
}
