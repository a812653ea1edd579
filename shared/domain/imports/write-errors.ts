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
import type { ImportEntry } from './import-entry.ts';
import { loadIndex, type PlanReference, readPages } from './plan-file.ts';
import type { PlanRow } from './plan-row.ts';
import { type Reason, sayReason } from './reason.ts';
import { type RowResult, readResults } from './row-results.ts';

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
  const { columns, delimiter } = await loadIndex(files, entry.plan);
  const definition = definitionOfEntry(context, entry);
  const usual = dialectOf(context.tenant.language).delimiter;
  const write = (row: readonly string[], byteOrderMark = false) =>
    writeCsv([row], { delimiter: delimiter ?? usual, byteOrderMark });
  let text = write([...columns, translate(language, 'import.reasonColumn')], true);
  for await (const { row, reasons } of findRefused(context, files, entry, entry.plan)) {
    const width = Math.max(columns.length, row.cells.length);
    const cells = Array.from({ length: width }, (_, at) => row.cells[at] ?? '');
    text += write([...cells, reasons.map((reason) => explain(definition, reason, language)).join(' ')]);
    if (text.length > mostText) break;
  }
  return { fileName: nameFile(entry.fileName, language), text };
}

/** An answer can be six megabytes long, and letters may take two bytes: who has put those rows right finds the others. */
const mostText = 2_500_000;

interface RefusedRow {
  readonly row: PlanRow;
  readonly reasons: readonly Reason[];
}

/** By the plan, or when it was carried out; in the order of the file. */
async function* findRefused(
  { table }: Context,
  files: FileStore,
  { id, commit }: ImportEntry,
  plan: PlanReference,
): AsyncGenerator<RefusedRow> {
  const hasLater = (commit?.counts.refused ?? 0) > 0;
  for await (const page of readPages(files, plan, hasLater ? {} : { actions: ['refuse'] })) {
    const done = page.filter(({ action }) => action === 'create' || action === 'update').map(({ row }) => row);
    const results = hasLater ? await readResults(table, id, done) : new Map<number, RowResult>();
    for (const row of page) {
      const later = results.get(row.row);
      if (row.action === 'refuse') yield { row, reasons: row.reasons };
      else if (later?.outcome === 'refused') yield { row, reasons: [later.reason] };
    }
  }
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
