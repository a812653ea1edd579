import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Options, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { Delimiter } from '#shared/model/imports.ts';
import { Problem } from '#shared/model/problems.ts';

/** What is longer is a text behind a quotation mark that nobody closed. In characters. */
const longestRecord = 1_000_000;

function optionsFor(delimiter: Delimiter): Options {
  return { delimiter, relax_quotes: true, relax_column_count: true, max_record_size: longestRecord };
}

/** @throws Problem `import.unreadable` */
export async function* parseRecords(
  texts: AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<readonly string[]> {
  const parser = parse(optionsFor(delimiter));
  // What fails is thrown by the parser that is read from; who reads no further ends both.
  const feeding = pipeline(Readable.from(texts), parser).catch(() => {});
  try {
    for await (const record of parser) yield record as readonly string[];
  } catch (error) {
    throw explainFault(error);
  } finally {
    parser.destroy();
    await feeding;
  }
}

/** The first records of a text, as far as they can be read. */
export function parseSample(text: string, delimiter: Delimiter, records: number): readonly (readonly string[])[] {
  try {
    return parseAtOnce(text, { ...optionsFor(delimiter), to: records }) as string[][];
  } catch {
    return [];
  }
}

function explainFault(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  return new Problem('import.unreadable', { params: { row: Number(error.records ?? 0) + 1 } });
}
