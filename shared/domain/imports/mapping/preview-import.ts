import type { ColumnType, ImportMatch } from '#shared/model/imports.ts';
import type { Language } from '#shared/model/tenant.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import type { Context } from '../../context.ts';
import type { FileStore } from '../../files/file-store.ts';
import { definitionOfEntry, readEntry } from '../import-access.ts';
import type { RowMatch } from '../matching/row-keys.ts';
import { loadSource } from '../plan/load-source.ts';
import type { FileSettings, SourceForm } from '../source/source-table.ts';
import { surveyTable } from '../source/survey.ts';
import { loadTemplates } from '../templates/list-templates.ts';
import type { CellRules } from './cell-rules.ts';
import { type ColumnValue, describeValues, type Option, optionsOf, understanding } from './column-values.ts';
import { matchesFor } from './propose-mapping.ts';
import { type Proposal, proposeSettings } from './propose-settings.ts';
import { labelTarget, targetsOf } from './targets.ts';

export interface ImportPreview extends SourceForm {
  /** Of a workbook. */
  readonly sheets: readonly string[];
  readonly rows: number;
  readonly columns: readonly {
    readonly name: string;
    /** The first different values. */
    readonly samples: readonly string[];
    readonly type: ColumnType;
    /** Where it would go by itself. */
    readonly target: string | null;
    /** Absent: there are too many different ones for a choice. */
    readonly values?: readonly ColumnValue[];
  }[];
  /** Where columns can go. */
  readonly targets: readonly {
    readonly name: string;
    readonly label: string;
    readonly required: boolean;
    readonly many: boolean;
    /** What it can hold; absent: anything. */
    readonly options?: readonly Option[];
  }[];
  /** The template that the proposal follows, and what else it says. */
  readonly template: { readonly id: string; readonly name: string } | null;
  readonly values: CellRules['values'];
  readonly system: string | null;
  readonly create: readonly string[];
  readonly duplicates: Proposal['duplicates'];
  /** How rows could find their records, by the proposed mapping and by any. */
  readonly match: RowMatch;
  readonly matches: readonly ImportMatch[];
}

/** What a file is, and what could be made of it. @throws Problem `not_found` and those of `loadSource` */
export async function previewImport(
  context: Context,
  files: FileStore,
  id: string,
  settings: FileSettings,
  language: Language,
): Promise<ImportPreview> {
  const entry = await readEntry(context, id);
  const definition = visibleDefinition(context.actor.permissions, definitionOfEntry(context, entry));
  const table = await loadSource(files, entry, settings);
  const { format, encoding, delimiter, sheet, sheets } = table;
  const { rows, columns } = await surveyTable(table);
  const templates = await loadTemplates(context, entry.object);
  const proposal = proposeSettings(definition, table.columns, templates);
  const { mapping, match, values, system = null, create, duplicates, template } = proposal;
  const targets = targetsOf(definition);
  const options = new Map(targets.map((target) => [target, optionsOf(context, definition, target, language)]));
  const understand = understanding(
    context,
    definition,
    targets.filter((target) => options.get(target)),
  );
  const everything = new Map(targets.map((target) => [target.name, target.name]));
  return {
    format,
    encoding,
    delimiter,
    sheet,
    sheets,
    rows,
    columns: columns.map(({ name, samples, type, values: counts }) => ({
      name,
      samples,
      type,
      target: mapping.get(name) ?? null,
      ...(counts && { values: describeValues(counts, understand) }),
    })),
    targets: targets.map((target) => ({
      name: target.name,
      label: labelTarget(definition.name, target, language),
      required: target.field?.required ?? false,
      many: target.many,
      ...(options.get(target) && { options: options.get(target) ?? [] }),
    })),
    template: template ? { id: template.id, name: template.name } : null,
    values,
    system,
    create,
    duplicates,
    match,
    matches: matchesFor(definition, everything),
  };
}
