import type { ImportTemplate } from '#shared/model/import-templates.ts';

/** Of the columns that a template maps, how many a file has to have to be taken for one of its kind. */
const fittingShare = 0.7;

/** The template that was made for files with such a header: of several, the one that maps the most of it. */
export function findFitting(
  templates: readonly ImportTemplate[],
  columns: readonly string[],
): ImportTemplate | undefined {
  const fitting = templates.filter((template) => fits(template, columns));
  const mapped = ({ mapping }: ImportTemplate) => Object.keys(mapping).filter((name) => columns.includes(name)).length;
  return fitting.toSorted((one, other) => mapped(other) - mapped(one))[0];
}

function fits({ mapping, marks }: ImportTemplate, columns: readonly string[]): boolean {
  if (marks) return marks.every((name) => columns.includes(name));
  const names = Object.keys(mapping);
  return names.filter((name) => columns.includes(name)).length >= names.length * fittingShare;
}
