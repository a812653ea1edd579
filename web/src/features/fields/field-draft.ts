import type { CustomField, CustomOption, CustomType } from '#shared/model/custom-fields.ts';
import type { FieldDefinition, LocalizedText } from '#shared/model/objects/definition.ts';
import { languages } from '#shared/model/tenant.ts';

type Words = Record<(typeof languages)[number], string>;

/** A field as the form holds it. */
export interface FieldDraft {
  name: string;
  type: CustomType;
  label: Words;
  purpose: Words;
  options: { value: string; label: Words; retired: boolean }[];
  to: string | null;
  flags: string[];
}

/** What can be switched on and off. */
export const flags = ['required', 'unique', 'filter', 'searched', 'personal', 'column', 'main'] as const;
export type Flag = (typeof flags)[number];

const possible: Readonly<
  Record<Exclude<Flag, 'required' | 'filter' | 'personal' | 'column' | 'main'>, readonly CustomType[]>
> = {
  unique: ['text', 'integer', 'date'],
  searched: ['text'],
};

/** Whether values of the type can be such; what a field is unique by is decided when it is added. */
export function canBe(flag: Flag, type: CustomType, isNew: boolean): boolean {
  if (flag === 'unique') return isNew && possible.unique.includes(type);
  return flag === 'searched' ? possible.searched.includes(type) : true;
}

function toWords(text: LocalizedText | undefined): Words {
  if (typeof text === 'object') return { ...text };
  return Object.fromEntries(languages.map((language) => [language, text ?? ''])) as Words;
}

/** One text where all languages say the same; a language that says nothing is given the first that does. */
function fromWords(words: Words): LocalizedText {
  const first = [words.en, words.fr, words.ru].map((word) => word.trim()).find((word) => word !== '') ?? '';
  const filled = Object.fromEntries(languages.map((language) => [language, words[language].trim() || first])) as Words;
  return languages.every((language) => filled[language] === first) ? first : filled;
}

export function toDraft(field?: CustomField): FieldDraft {
  return {
    name: field?.name ?? '',
    type: field?.type ?? 'text',
    label: toWords(field?.label),
    purpose: toWords(field?.purpose),
    options: (field?.options ?? []).map((one) => ({
      value: one.value,
      label: toWords(one.label),
      retired: one.retired ?? false,
    })),
    to: field?.to ?? null,
    flags: field ? flags.filter((flag) => (flag === 'main' ? field.form === 'main' : field[flag])) : ['filter'],
  };
}

export function emptyOption(): FieldDraft['options'][number] {
  return { value: '', label: toWords(undefined), retired: false };
}

export function hasOptions(type: CustomType): boolean {
  return type === 'enum' || type === 'enums';
}

/** @param known the field as it is, when it is changed */
export function fromDraft(draft: FieldDraft, known?: CustomField): CustomField {
  const { name, type, label, to } = draft;
  const purpose = fromWords(draft.purpose);
  const isOn = (flag: Flag) => draft.flags.includes(flag) && (canBe(flag, type, !known) || known?.[flag as 'unique']);
  const on = flags.filter((flag) => flag !== 'main' && isOn(flag)).map((flag) => [flag, true]);
  return {
    name: name.trim() || nameOf(label),
    type,
    label: fromWords(label),
    ...(purpose !== '' && { purpose }),
    ...Object.fromEntries(on),
    ...(hasOptions(type) && { options: draft.options.map(toOption) }),
    ...(type === 'reference' && to && { to: to as FieldDefinition['to'] }),
    form: isOn('main') ? 'main' : 'more',
    ...(known?.retired && { retired: true as const }),
  };
}

function toOption({ value, label, retired }: FieldDraft['options'][number], at: number): CustomOption {
  const name = value.trim() || nameOf(label) || `option${at + 1}`;
  return { value: name, label: fromWords(label), ...(retired && { retired: true as const }) };
}

/** Of the first language that has Latin letters. */
function nameOf({ en, fr, ru }: Words): string {
  return [en, fr, ru].map(nameFrom).find((name) => name !== '') ?? '';
}

/** A name for programs, made of what people call it: `Delivery window` → `deliveryWindow`; empty where nothing is left. */
export function nameFrom(words: string): string {
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '');
  const parts = plain.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
  const name = parts
    .map((part, at) => (at === 0 ? part.toLowerCase() : part[0]?.toUpperCase() + part.slice(1)))
    .join('');
  return name.replace(/^[^a-z]+/, '').slice(0, 40);
}

/** The set with one field put in, or in place of the one of its name. */
export function withField(fields: readonly CustomField[], field: CustomField): readonly CustomField[] {
  const isKnown = fields.some(({ name }) => name === field.name);
  return isKnown ? fields.map((one) => (one.name === field.name ? field : one)) : [...fields, field];
}
