import type { ExportFormat } from '#shared/model/exports.ts';
import { csvWriter } from './csv-writer.ts';
import type { FileWriter } from './file-writer.ts';
import { jsonLinesWriter } from './json-lines-writer.ts';
import { xlsxWriter } from './xlsx-writer.ts';

const writers: Readonly<Record<ExportFormat, FileWriter>> = {
  csv: csvWriter,
  xlsx: xlsxWriter,
  jsonl: jsonLinesWriter,
};

export function writerOf(format: ExportFormat): FileWriter {
  return writers[format];
}
