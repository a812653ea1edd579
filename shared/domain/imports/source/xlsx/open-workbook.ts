import { importLimits } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';
import type { SourceFile } from '../source-file.ts';
import type { FileSettings, SourceForm, SourceRow } from '../source-table.ts';
import { readNumberFormats } from './number-formats.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheetRows } from './sheet-rows.ts';
import { readWorkbook } from './workbook.ts';
import { DamagedFile, openArchive } from './zip.ts';

const zipMark = [0x50, 0x4b, 0x03, 0x04];
/** Of workbooks before 2007, and of those with a password. */
const compoundMark = [0xd0, 0xcf, 0x11, 0xe0];

export function isWorkbook({ head }: Pick<SourceFile, 'head'>): boolean {
  return [zipMark, compoundMark].some((mark) => mark.every((byte, at) => head[at] === byte));
}

/**
 * A sheet of a workbook: the named one, or the first that is not hidden. Packed, the file is held in memory, of which it may
 * take little; it is unpacked row by row.
 * @throws Problem `import.damaged` | `import.too_long` | `validation.failed`
 */
export async function openWorkbook(
  file: SourceFile,
  { sheet: wanted }: FileSettings,
): Promise<{
  readonly form: SourceForm;
  readonly sheets: readonly string[];
  readonly records: () => AsyncIterable<SourceRow>;
}> {
  if (file.size > importLimits.xlsx.bytes)
    throw new Problem('import.too_long', { params: { most: importLimits.xlsx.rows } });
  const bytes = await readWhole(file);
  return namingDamage(async () => {
    const archive = await openArchive(bytes);
    const { sheets, is1904 } = await readWorkbook(archive);
    const sheet = wanted === undefined ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]) : undefined;
    const chosen = sheet ?? sheets.find(({ name }) => name === wanted);
    if (!chosen) throw new Problem('validation.failed', { errors: [{ pointer: '/sheet', code: 'option' }] });
    const [strings, formats] = await Promise.all([readSharedStrings(archive), readNumberFormats(archive)]);
    return {
      form: { format: 'xlsx', encoding: null, delimiter: null, sheet: chosen.name },
      sheets: sheets.map(({ name }) => name),
      records: async function* () {
        try {
          yield* readSheetRows(archive, chosen.file, { strings, formats, is1904 });
        } catch (error) {
          throw explain(error);
        }
      },
    };
  });
}

async function readWhole({ parts }: SourceFile): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const part of parts()) all.push(part);
  return Buffer.concat(all);
}

async function namingDamage<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  return error instanceof DamagedFile ? new Problem('import.damaged') : error;
}
