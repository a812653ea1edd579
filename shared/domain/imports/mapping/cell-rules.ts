import type { Target } from './targets.ts';

/** What is put in the place of what stands in cells, before they are read. */
export interface CellRules {
  /** Column → what stands in it → what that means; null: nothing. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** The system that the file comes from: its ids are told from those of others by its name. */
  readonly system?: string;
}

export const noRules: CellRules = { values: {} };

/** Of a cell with several values, each has a meaning of its own, unless the whole has one. */
export function ruleCell({ values, system }: CellRules, column: string, target: Target, text: string): string {
  const meanings = values[column];
  const meant = meanings ? meaningOf(meanings, text, target.field?.type === 'enums') : text;
  return target.name === 'externalId' ? externalIdOf(system, meant) : meant;
}

function meaningOf(meanings: Readonly<Record<string, string | null>>, text: string, isList: boolean): string {
  if (Object.hasOwn(meanings, text)) return meanings[text] ?? '';
  if (!isList) return text;
  const parts = text.split(/[;,|\n\r]+/).map((part) => part.trim());
  return parts.map((part) => (Object.hasOwn(meanings, part) ? (meanings[part] ?? '') : part)).join(';');
}

/** `hubspot:42`: ids of two systems never meet. */
export function externalIdOf(system: string | undefined, text: string): string {
  return system === undefined || text === '' || text.startsWith(`${system}:`) ? text : `${system}:${text}`;
}
