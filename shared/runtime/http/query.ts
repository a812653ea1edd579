import { Problem } from '#shared/model/problems.ts';

const defaultLimit = 50;
const maxLimit = 200;

/** @throws Problem `query.invalid` */
export function readLimit(query: URLSearchParams): number {
  const text = query.get('limit');
  if (text === null) return defaultLimit;
  const limit = Number(text);
  if (!/^\d{1,4}$/.test(text) || limit < 1 || limit > maxLimit) throw invalid('limit');
  return limit;
}

/** @throws Problem `query.invalid` */
export function readOption<Option extends string>(
  query: URLSearchParams,
  name: string,
  options: readonly Option[],
  fallback: Option,
): Option {
  return readOptional(query, name, options) ?? fallback;
}

/** @throws Problem `query.invalid` */
export function readOptional<Option extends string>(
  query: URLSearchParams,
  name: string,
  options: readonly Option[],
): Option | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const option = options.find((one) => one === text);
  if (option === undefined) throw invalid(name);
  return option;
}

/** One of the options, or nothing. @throws Problem `query.invalid` */
export function readChoice<Option extends string>(
  query: URLSearchParams,
  name: string,
  options: readonly Option[],
): Option | undefined {
  const text = query.get(name);
  const option = options.find((one) => one === text);
  if (text !== null && option === undefined) throw invalid(name);
  return option;
}

/** @throws Problem `query.invalid` */
export function readPage(query: URLSearchParams): { readonly limit: number; readonly cursor: string | undefined } {
  return { limit: readLimit(query), cursor: query.get('cursor') ?? undefined };
}

/** Several of the options, parted by commas; all of them when there is no such parameter. @throws Problem `query.invalid` */
export function readOptions<Option extends string>(
  query: URLSearchParams,
  name: string,
  options: readonly Option[],
): readonly Option[] {
  const names = query.get(name)?.split(',') ?? options;
  const unknown = names.find((one) => !(options as readonly string[]).includes(one));
  if (unknown !== undefined) throw invalid(name);
  return options.filter((option) => names.includes(option));
}

/** Longest text that anybody looks for. */
const maxWordsLength = 200;

/** What somebody typed to find something. @throws Problem `query.invalid` when there is none, or a whole page of it */
export function readWords(query: URLSearchParams, name: string): string {
  const text = query.get(name);
  if (text === null || text.length > maxWordsLength) throw invalid(name);
  return text;
}

function invalid(parameter: string): Problem {
  return new Problem('query.invalid', { params: { parameter } });
}
