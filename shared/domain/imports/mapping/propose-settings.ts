import type { ImportTemplate } from '#shared/model/import-templates.ts';
import type { PlanInput } from '#shared/model/imports.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { RowMatch } from '../matching/row-keys.ts';
import { findFitting } from '../templates/fit-template.ts';
import type { CellRules } from './cell-rules.ts';
import { canMatchBy, type Mapping, matchesFor, proposeMapping, proposeMatch } from './propose-mapping.ts';
import { targetsOf } from './targets.ts';

/** How a file would be taken if nobody said anything. */
export interface Proposal extends CellRules {
  /** Made for files with this header. */
  readonly template?: ImportTemplate;
  readonly mapping: Mapping;
  readonly match: RowMatch;
  readonly create: readonly string[];
  readonly duplicates: NonNullable<PlanInput['duplicates']>;
}

/** By a template that fits the header, or by what the columns are called. */
export function proposeSettings(
  visible: ObjectDefinition,
  columns: readonly string[],
  templates: readonly ImportTemplate[],
): Proposal {
  const template = findFitting(templates, columns);
  if (template) return applyTemplate(visible, columns, template);
  const mapping = proposeMapping(visible, columns);
  return { mapping, match: proposeMatch(visible, mapping), create: [], values: {}, duplicates: {} };
}

/** As far as the file has its columns, and the person may write its fields. */
export function applyTemplate(
  visible: ObjectDefinition,
  columns: readonly string[],
  template: ImportTemplate,
): Proposal & { readonly template: ImportTemplate } {
  const targets = new Set(targetsOf(visible).map(({ name }) => name));
  const has = ([column]: readonly [string, unknown]) => columns.includes(column);
  const mapped = Object.entries(template.mapping).filter((entry) => has(entry) && targets.has(entry[1]));
  const mapping = new Map(mapped);
  const { match = 'none', system, create = [], values = {}, duplicates = {} } = template;
  const isPossible =
    typeof match === 'string' ? matchesFor(visible, mapping).includes(match) : canMatchBy(visible, mapping, match);
  const names = new Set(mapping.values());
  return {
    template,
    mapping,
    match: isPossible ? match : proposeMatch(visible, mapping),
    duplicates,
    create: create.filter((name) => names.has(name)),
    values: Object.fromEntries(Object.entries(values).filter(has)),
    ...(system !== undefined && { system }),
  };
}
