import { dialectOf, writeCsv } from '#shared/model/csv.ts';
import { translate } from '#shared/model/messages/translate.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import { labelOfField } from '#shared/model/words.ts';
import type { Context } from '../context.ts';
import type { FileStore } from '../files/file-store.ts';
import { definitionOfEntry, readEntry } from './import-access.ts';
import { loadPlan } from './plan-file.ts';
import { type Reason, sayReason } from './reason.ts';
import { listResults } from './row-results.ts';

export interface ErrorFile {
  readonly fileName: string;
  readonly text: string;
}

/**
 * The rows that were not taken, as they stood in the file, with the reasons in a column of their own: put right, they can be
 * imported by themselves.
 * @throws Problem `not_found` | `import.state` | `import.gone`
 */
export async function writeErrorFile(
  context: Context,
  files: FileStore,
  id: string,
  language: Language,
): Promise<ErrorFile> {
  const entry = await readEntry(context, id);
  if (!entry.plan) throw new Problem('import.state');
  const { columns, delimiter, rows } = await loadPlan(files, entry.plan);
  const definition = definitionOfEntry(context, entry);
  const refusedLater = await findRefused(context, id);
  const lines = rows.flatMap((row) => {
    const later = refusedLater.get(row.row);
    const reasons = row.action === 'refuse' ? row.reasons : later ? [later] : [];
    if (reasons.length === 0) return [];
    const width = Math.max(columns.length, row.cells.length);
    const cells = Array.from({ length: width }, (_, at) => row.cells[at] ?? '');
    return [[...cells, reasons.map((reason) => explain(definition, reason, language)).join(' ')]];
  });
  const header = [...columns, translate(language, 'import.reasonColumn')];
  const usual = dialectOf(context.tenant.language).delimiter;
  const text = writeCsv([header, ...lines], { delimiter: delimiter ?? usual, byteOrderMark: true });
  return { fileName: nameFile(entry.fileName, language), text };
}

async function findRefused({ table }: Context, id: string): Promise<ReadonlyMap<number, Reason>> {
  const refused = new Map<number, Reason>();
  for await (const page of listResults(table, id)) {
    for (const result of page) if (result.outcome === 'refused') refused.set(result.row, result.reason);
  }
  return refused;
}

/** With the column, or the field that no column goes to. */
function explain(definition: ObjectDefinition, { column, field, ...reason }: Reason, language: Language): string {
  const message = sayReason(reason, language);
  const label = labelOf(definition, field, language);
  const place = column ?? label;
  return place === undefined ? message : translate(language, 'import.reasonAt', { place, message });
}

function labelOf(definition: ObjectDefinition, name: string | undefined, language: Language): string | undefined {
  const field = name === undefined ? undefined : findField(definition, name);
  return field && labelOfField(definition.name, field, language);
}

function nameFile(fileName: string, language: Language): string {
  const suffix = translate(language, 'import.errorFile');
  return `${fileName.replace(/\.[^.]*$/, '')}-${suffix}.csv`;
}
