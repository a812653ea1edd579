import { translate } from '#shared/model/messages/translate.ts';
import type { ObjectDefinition } from '#shared/model/objects/definition.ts';
import { findField } from '#shared/model/objects/registry.ts';
import { Problem } from '#shared/model/problems.ts';
import type { Language } from '#shared/model/tenant.ts';
import { labelOfField } from '#shared/model/words.ts';
import type { Context } from '../../context.ts';
import { definitionOfEntry, readEntry } from '../import-access.ts';
import type { ImportEntry, PlanFacts } from '../import-entry.ts';
import { loadIndex, type PlanFiles, readPages } from '../plan/plan-file.ts';
import type { PlanRow } from '../plan/plan-row.ts';
import { type Reason, sayReason } from '../plan/reason.ts';
import { readResults } from './row-results.ts';

/** The rows that were not taken, as they stood in the file, with the reasons in a column of their own. */
export interface RefusedRows {
  readonly entry: ImportEntry;
  readonly plan: PlanFacts;
  readonly header: readonly string[];
  /** In the order of the file, a page of the plan at a time; each row as long as the header, or longer. */
  pages(): AsyncGenerator<readonly (readonly string[])[]>;
}

/** @throws Problem `not_found` | `import.state` | `import.gone` */
export async function openRefused(
  context: Context,
  files: PlanFiles,
  id: string,
  language: Language,
): Promise<RefusedRows> {
  const entry = await readEntry(context, id);
  const { plan } = entry;
  if (!plan) throw new Problem('import.state');
  const { columns } = await loadIndex(files, plan);
  const definition = definitionOfEntry(context, entry);
  const toCells = ({ row, reasons }: RefusedRow): readonly string[] => {
    const width = Math.max(columns.length, row.cells.length);
    const cells = Array.from({ length: width }, (_, at) => row.cells[at] ?? '');
    return [...cells, reasons.map((reason) => explain(definition, reason, language)).join(' ')];
  };
  return {
    entry,
    plan,
    header: [...columns, translate(language, 'import.reasonColumn')],
    async *pages() {
      for await (const refused of findRefused(context, files, entry, plan)) yield refused.map(toCells);
    },
  };
}

export function nameErrorFile({ fileName }: ImportEntry, language: Language, format: 'csv' | 'xlsx'): string {
  const suffix = translate(language, 'import.errorFile');
  return `${fileName.replace(/\.[^.]*$/, '')}-${suffix}.${format}`;
}

interface RefusedRow {
  readonly row: PlanRow;
  readonly reasons: readonly Reason[];
}

/** By the plan, or when it was carried out. */
async function* findRefused(
  { table }: Context,
  files: PlanFiles,
  { id, commit }: ImportEntry,
  plan: PlanFacts,
): AsyncGenerator<readonly RefusedRow[]> {
  const hasLater = (commit?.counts.refused ?? 0) > 0;
  for await (const page of readPages(files, plan, hasLater ? {} : { actions: ['refuse'] })) {
    const done = page.filter(({ action }) => action === 'create' || action === 'update').map(({ row }) => row);
    const results = hasLater ? await readResults(table, id, done) : new Map<number, never>();
    yield page.flatMap((row): readonly RefusedRow[] => {
      if (row.action === 'refuse') return [{ row, reasons: row.reasons }];
      const later = results.get(row.row);
      return later?.outcome === 'refused' ? [{ row, reasons: [later.reason] }] : [];
    });
  }
}

/** With the column, or the field that no column goes to. */
function explain(definition: ObjectDefinition, { column, field, ...reason }: Reason, language: Language): string {
  const message = sayReason(reason, language);
  const place = column ?? labelOf(definition, field, language);
  return place === undefined ? message : translate(language, 'import.reasonAt', { place, message });
}

function labelOf(definition: ObjectDefinition, name: string | undefined, language: Language): string | undefined {
  const field = name === undefined ? undefined : findField(definition, name);
  return field && labelOfField(definition.name, field, language);
}
