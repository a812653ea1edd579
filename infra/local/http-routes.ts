/** A route of an HTTP API: `GET /companies/{id}`, `ANY /{proxy+}` or `$default`. */
export interface RoutePattern {
  readonly routeKey: string;
}

export interface RouteMatch<Route extends RoutePattern> {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

const defaultKey = '$default';

/**
 * Chooses as the gateway does: a literal segment before a parameter, a parameter before a greedy one, a method before
 * ANY, and `$default` when nothing else fits.
 * @param path already percent-decoded, with a leading slash
 */
export function matchRoute<Route extends RoutePattern>(
  routes: readonly Route[],
  method: string,
  path: string,
): RouteMatch<Route> | undefined {
  const candidates = routes.flatMap((route) => {
    const pathParameters = matchKey(route.routeKey, method, path);
    return pathParameters === undefined ? [] : [{ route, pathParameters }];
  });
  return candidates.toSorted((left, right) => compareKeys(left.route.routeKey, right.route.routeKey))[0];
}

function matchKey(routeKey: string, method: string, path: string): Record<string, string> | undefined {
  if (routeKey === defaultKey) return {};
  const { routeMethod, segments } = parseKey(routeKey);
  if (routeMethod !== 'ANY' && routeMethod !== method) return undefined;
  return matchSegments(segments, path.slice(1).split('/'));
}

function matchSegments(pattern: readonly string[], actual: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const value = actual[index];
    if (value === undefined) return undefined;
    if (isGreedy(segment)) return { ...parameters, [segment.slice(1, -2)]: actual.slice(index).join('/') };
    if (isParameter(segment)) {
      if (value === '') return undefined;
      parameters[segment.slice(1, -1)] = value;
    } else if (segment !== value) return undefined;
  }
  return pattern.length === actual.length ? parameters : undefined;
}

/** Negative: `left` is the more specific one. */
function compareKeys(left: string, right: string): number {
  if (left === defaultKey || right === defaultKey) return left === right ? 0 : left === defaultKey ? 1 : -1;
  const [one, two] = [parseKey(left), parseKey(right)];
  for (const [index, segment] of one.segments.entries()) {
    const difference = vagueness(segment) - vagueness(two.segments[index] ?? '');
    if (difference !== 0) return difference;
  }
  return Number(one.routeMethod === 'ANY') - Number(two.routeMethod === 'ANY');
}

function parseKey(routeKey: string): { routeMethod: string; segments: readonly string[] } {
  const [routeMethod = '', path = '/'] = routeKey.split(' ');
  return { routeMethod, segments: path.slice(1).split('/') };
}

function vagueness(segment: string): number {
  return isGreedy(segment) ? 2 : isParameter(segment) ? 1 : 0;
}

function isGreedy(segment: string): boolean {
  return segment.endsWith('+}');
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}
