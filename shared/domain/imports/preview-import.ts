import type { Delimiter, Encoding, ImportMatch } from '#shared/model/imports.ts';
import type { Language } from '#shared/model/tenant.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import type { Context } from '../context.ts';
import type { FileStore } from '../files/file-store.ts';
import { definitionOfEntry, readEntry } from './import-access.ts';
import { loadSource } from './load-source.ts';
import { matchesFor, proposeMapping, proposeMatch } from './propose-mapping.ts';
import type { FileSettings } from './read-table.ts';
import { labelTarget, targetsOf } from './targets.ts';

export interface ImportPreview {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly rows: number;
  readonly columns: readonly {
    readonly name: string;
    /** The first different values. */
    readonly samples: readonly string[];
    /** Where it would go by itself. */
    readonly target: string | null;
  }[];
  /** Where columns can go. */
  readonly targets: readonly {
    readonly name: string;
    readonly label: string;
    readonly required: boolean;
    readonly many: boolean;
  }[];
  /** How rows could find their records, by the proposed mapping and by any. */
  readonly match: ImportMatch;
  readonly matches: readonly ImportMatch[];
}

const samplesShown = 3;
const sampleLength = 120;

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
  const { encoding, delimiter, columns, rows } = await loadSource(files, id, settings);
  const mapping = proposeMapping(definition, columns);
  const targets = targetsOf(definition);
  const everything = new Map(targets.map((target) => [target.name, target.name]));
  return {
    encoding,
    delimiter,
    rows: rows.length,
    columns: columns.map((name, at) => ({
      name,
      samples: [...new Set(rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell !== ''))]
        .slice(0, samplesShown)
        .map((cell) => cell.slice(0, sampleLength)),
      target: mapping.get(name) ?? null,
    })),
    targets: targets.map((target) => ({
      name: target.name,
      label: labelTarget(definition.name, target, language),
      required: target.field?.required ?? false,
      many: target.many,
    })),
    match: proposeMatch(definition, mapping),
    matches: matchesFor(definition, everything),
  };
}
