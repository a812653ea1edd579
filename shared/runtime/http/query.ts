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
  const text = query.get(name);
  if (text === null) return fallback;
  const option = options.find((one) => one === text);
  if (option === undefined) throw invalid(name);
  return option;
}

function invalid(parameter: string): Problem {
  return new Problem('query.invalid', { params: { parameter } });
}
