import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { salesPipeline } from '#shared/model/pipelines.ts';
import type { Language } from '#shared/model/tenant.ts';
import { labelOfOption } from '#shared/model/words.ts';
import type { Context } from '../../context.ts';
import { isAvailable } from '../../organisation/directory.ts';
import { UnreadableCell } from '../cells/cell.ts';
import { readField } from '../cells/read-field.ts';
import { indexPeople } from '../matching/find-people.ts';
import type { Target } from './targets.ts';

export interface ColumnValue {
  readonly value: string;
  /** Rows that hold it. */
  readonly count: number;
  /** Target → the option that it means there, as far as that is understood. */
  readonly means: Readonly<Record<string, string>>;
}

/** The most frequent first. */
export function describeValues(
  counts: ReadonlyMap<string, number>,
  understand: (value: string) => ColumnValue['means'],
): readonly ColumnValue[] {
  const values = [...counts].map(([value, count]) => ({ value, count, means: understand(value) }));
  return values.toSorted((one, other) => other.count - one.count);
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What a column of this target can hold, where that is a choice of few; `undefined`: anything. */
export function optionsOf(
  { directory }: Pick<Context, 'directory'>,
  { name: object }: ObjectDefinition,
  { field, part }: Target,
  language: Language,
): readonly Option[] | undefined {
  if (!field || part !== undefined) return undefined;
  if (field.type === 'enum' || field.type === 'enums')
    return (field.options ?? []).map((value) => ({ value, label: labelOfOption(object, field, value, language) }));
  if (field.to === 'stages') return salesPipeline.stages.map(({ id, name }) => ({ value: id, label: name[language] }));
  if (field.to !== 'users') return undefined;
  const people = [...directory.users.values()].filter(isAvailable);
  return people
    .map(({ id, name }) => ({ value: id, label: name }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}

/** Says of a value what it means as each of these targets. */
export function understanding(
  { directory, tenant }: Pick<Context, 'directory' | 'tenant'>,
  { name: object }: ObjectDefinition,
  targets: readonly Target[],
): (value: string) => Readonly<Record<string, string>> {
  const people = indexPeople(directory);
  const settings = {
    language: tenant.language,
    country: tenant.country,
    timeZone: tenant.timeZone,
    dateOrder: 'dmy',
  } as const;
  const read = (target: Target, text: string): string | undefined => {
    if (!target.field) return undefined;
    if (target.field.to === 'users') {
      const found = people(text);
      return 'id' in found ? found.id : undefined;
    }
    try {
      const value = readField(object, target.field, [{ column: '', text }], settings);
      return Array.isArray(value) ? (value.length === 1 ? String(value[0]) : undefined) : String(value);
    } catch (error) {
      if (error instanceof UnreadableCell) return undefined;
      throw error;
    }
  };
  return (value) =>
    Object.fromEntries(
      targets.flatMap((target) => {
        const meant = read(target, value);
        return meant === undefined ? [] : [[target.name, meant] as const];
      }),
    );
}
