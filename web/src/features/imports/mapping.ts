import type { ImportMatch } from '#shared/model/imports.ts';
import type { ImportPreview } from '../../api/schema.ts';

/** One way to find records, or targets whose fields have to agree together. */
export type PlanMatch = ImportMatch | readonly string[];

export type Mapping = Readonly<Record<string, string>>;

/** As the server proposes; columns that go nowhere are left out. */
export function proposedMapping({ columns }: ImportPreview): Mapping {
  return Object.fromEntries(columns.flatMap(({ name, target }) => (target === null ? [] : [[name, target]])));
}

/** Moves a column; a target that takes one column leaves the one that had it. @param target null: nowhere */
export function mapColumn(preview: ImportPreview, mapping: Mapping, column: string, target: string | null): Mapping {
  const takesMany = preview.targets.find(({ name }) => name === target)?.many ?? false;
  const others = Object.entries(mapping).filter(([name, taken]) => name !== column && (taken !== target || takesMany));
  return Object.fromEntries(target === null ? others : [...others, [column, target]]);
}

/** Ways to find records for which the mapping has a column. */
export function possibleMatches({ matches }: ImportPreview, mapping: Mapping): readonly ImportMatch[] {
  const targets = Object.values(mapping);
  const has = (name: string) => targets.some((target) => target === name || target.startsWith(`${name}.`));
  return matches.filter(
    (match) => match === 'none' || match === 'duplicates' || has(match) || targets.includes(`identifiers.${match}`),
  );
}

/** Targets of columns that can say together which record is meant. */
export function matchTargets({ targets }: ImportPreview, mapping: Mapping): ImportPreview['targets'] {
  const mapped = new Set(Object.values(mapping));
  return targets.filter(({ name }) => name !== 'id' && mapped.has(name));
}

/** As far as the columns of the mapping serve it. */
export function fitMatch(preview: ImportPreview, mapping: Mapping, match: PlanMatch): PlanMatch {
  if (typeof match === 'string') return possibleMatches(preview, mapping).includes(match) ? match : 'none';
  const possible = new Set(matchTargets(preview, mapping).map(({ name }) => name));
  return match.filter((name) => possible.has(name));
}
