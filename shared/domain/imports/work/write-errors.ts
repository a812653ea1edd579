import { dialectOf, writeCsv } from '#shared/model/csv.ts';
import type { Language } from '#shared/model/tenant.ts';
import type { Context } from '../../context.ts';
import type { FileStore } from '../../files/file-store.ts';
import type { PlanFacts } from '../import-entry.ts';
import { nameErrorFile, openRefused } from './refused-rows.ts';

export interface ErrorFile {
  readonly fileName: string;
  readonly text: string;
}

/** An answer can be six megabytes long, and letters may take two bytes: `keepErrorFile` makes a file of all. */
const mostText = 2_500_000;

/**
 * Rows that were refused, as CSV, as many as an answer holds: put right, they can be imported by themselves.
 * @throws Problem `not_found` | `import.state` | `import.gone`
 */
export async function writeErrorFile(
  context: Context,
  files: FileStore,
  id: string,
  language: Language,
): Promise<ErrorFile> {
  const { entry, plan, header, pages } = await openRefused(context, files, id, language);
  const write = csvLines(context, plan);
  let text = write([header], true);
  for await (const rows of pages()) {
    for (const row of rows) {
      text += write([row]);
      if (text.length > mostText) return { fileName: nameErrorFile(entry, language, 'csv'), text };
    }
  }
  return { fileName: nameErrorFile(entry, language, 'csv'), text };
}

/** As the file was written. */
export function csvLines({ tenant }: Context, plan: Pick<PlanFacts, 'delimiter'>) {
  const delimiter = plan.delimiter ?? dialectOf(tenant.language).delimiter;
  return (rows: readonly (readonly string[])[], byteOrderMark = false) => writeCsv(rows, { delimiter, byteOrderMark });
}
