import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { Match } from '../../api/schema.ts';
import { type FormValues, tidyValues } from '../../ui/form-values.ts';

/** Kinds of records about which somebody is warned while they type one. */
const warned: ReadonlySet<string> = new Set(['companies', 'contacts', 'leads']);
const fewestLetters = 3;

/** What of a form tells who it is about; null: too little for a question. */
export function toQuestion(definition: ObjectDefinition, values: FormValues): Fields | null {
  if (!warned.has(definition.name)) return null;
  const matched = definition.fields.filter(({ match }) => match !== undefined);
  const tidy = Object.entries(tidyValues(matched, values));
  const said = Object.fromEntries(tidy.filter(([, value]) => isTelling(value)));
  return Object.keys(said).length > 0 ? said : null;
}

function isTelling(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value.length >= fewestLetters;
}

/** What the server found when it refused to save. */
export function matchesOf(error: unknown): readonly Match[] | null {
  const isOfDuplicates =
    error instanceof ApiProblem && (error.code === 'duplicate.found' || error.code === 'identity.taken');
  return isOfDuplicates && Array.isArray(error.members.matches) ? (error.members.matches as readonly Match[]) : null;
}
