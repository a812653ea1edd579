import { restoreCell } from '#shared/model/csv.ts';
import { type Delimiter, delimiters, type Encoding } from '#shared/model/imports.ts';
import { parseRecords, parseSample } from './csv-records.ts';
import { detectEncoding } from './detect-encoding.ts';
import type { SourceFile } from './source-file.ts';
import type { FileSettings, SourceForm, SourceRow } from './source-table.ts';

/**
 * A file of comma-separated values as people have it: with quotes inside cells, short rows, empty lines, and marks that
 * spreadsheets leave.
 */
export async function openCsv(
  file: SourceFile,
  settings: FileSettings,
): Promise<{ readonly form: SourceForm; readonly records: () => AsyncIterable<SourceRow> }> {
  const encoding = settings.encoding ?? (await detectEncoding(file));
  const { text, named } = cutSeparatorLine(new TextDecoder(encoding).decode(file.head, { stream: true }));
  const delimiter = settings.delimiter ?? named ?? detectDelimiter(text);
  return {
    form: { format: 'csv', encoding, delimiter, sheet: null },
    records: () => readRecords(file, encoding, delimiter),
  };
}

async function* readRecords(file: SourceFile, encoding: Encoding, delimiter: Delimiter): AsyncGenerator<SourceRow> {
  const skipped = { lines: 0 };
  let row = 0;
  for await (const cells of parseRecords(decode(file, encoding, skipped), delimiter)) {
    row += 1;
    yield { row: row + skipped.lines, cells: cells.map((cell) => restoreCell(cell.trim()).trim()) };
  }
}

/** @param skipped is told of a line that is no record */
async function* decode({ parts }: SourceFile, encoding: Encoding, skipped: { lines: number }): AsyncGenerator<string> {
  // A byte order mark is none of the text, and what cannot be decoded becomes U+FFFD.
  const decoder = new TextDecoder(encoding);
  let isFirst = true;
  for await (const part of parts()) {
    const decoded = decoder.decode(part, { stream: true });
    const { text, named } = isFirst ? cutSeparatorLine(decoded) : { text: decoded };
    if (named) skipped.lines = 1;
    isFirst = false;
    // The stream takes an empty text for its end.
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** Excel's own `sep=;` before the header. */
function cutSeparatorLine(text: string): { readonly text: string; readonly named?: Delimiter } {
  const [line, sign] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const named = delimiters.find((one) => one === sign);
  return line !== undefined && named ? { text: text.slice(line.length), named } : { text };
}

const sampleRecords = 20;
const sampleLength = 500_000;

/** The one by which the first rows fall into the most columns, and the same number of them. */
function detectDelimiter(text: string): Delimiter {
  const sample = text.slice(0, sampleLength);
  const scored = delimiters.map((delimiter) => ({ delimiter, score: scoreDelimiter(sample, delimiter) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

function scoreDelimiter(text: string, delimiter: Delimiter): number {
  const records = parseSample(text, delimiter, sampleRecords).filter((cells) => cells.some((cell) => cell !== ''));
  const width = records[0]?.length ?? 0;
  const fitting = records.filter((cells) => cells.length === width).length;
  return (width * fitting) / Math.max(1, records.length);
}
