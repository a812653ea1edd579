import { isProperties, readTexts } from './properties.ts';
import { StartError } from './start-error.ts';

/** Condition key → the values of the request; a key that the request does not have is absent. */
export type RequestContext = Readonly<Record<string, readonly string[]>>;

export type Holds = (context: RequestContext) => boolean;

type Compare = (actual: string, wanted: string) => boolean;

const equals: Compare = (actual, wanted) => actual === wanted;
const like: Compare = (actual, wanted) => matchesWildcard(actual, wanted);
const equalsFolded: Compare = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();

/** Negated operators hold when no wanted value compares. */
const operators: Readonly<Record<string, { readonly compare: Compare; readonly negated?: true }>> = {
  StringEquals: { compare: equals },
  StringNotEquals: { compare: equals, negated: true },
  StringEqualsIgnoreCase: { compare: equalsFolded },
  StringLike: { compare: like },
  StringNotLike: { compare: like, negated: true },
  ArnEquals: { compare: like },
  ArnLike: { compare: like },
  ArnNotLike: { compare: like, negated: true },
  Bool: { compare: equalsFolded },
};

/** The keys that the endpoint fills in; any other would silently never match. */
const knownKeys = new Set([
  'aws:PrincipalAccount',
  'aws:RequestedRegion',
  'aws:ResourceAccount',
  'aws:SecureTransport',
  'dynamodb:EnclosingOperation',
  'dynamodb:FullTableScan',
  'dynamodb:LeadingKeys',
  'events:detail-type',
  'events:source',
  's3:prefix',
]);

/** @throws StartError for an operator or key that is not simulated */
export function compileConditions(condition: unknown, where: string): Holds {
  if (condition === undefined) return () => true;
  if (!isProperties(condition)) throw new StartError(`${where}: Condition is no object`);
  const tests = Object.entries(condition).flatMap(([operator, keys]) => {
    if (!isProperties(keys)) throw new StartError(`${where}: ${operator} names no condition key`);
    return Object.keys(keys).map((key) => compileTest(operator, key, readTexts(asTexts(keys), key), where));
  });
  return (context) => tests.every((holds) => holds(context));
}

function compileTest(written: string, key: string, wanted: readonly string[], where: string): Holds {
  const [, quantifier, name = '', ifExists] = /^(ForAllValues:|ForAnyValue:)?(\w+?)(IfExists)?$/.exec(written) ?? [];
  const operator = operators[name];
  if (!operator) throw new StartError(`${where}: infra/local does not simulate the condition operator ${written}`);
  if (!knownKeys.has(key)) throw new StartError(`${where}: infra/local does not simulate the condition key ${key}`);
  const accepts = (actual: string) =>
    wanted.some((one) => operator.compare(actual, one)) !== (operator.negated ?? false);
  return (context) => {
    const actual = context[key];
    if (actual === undefined)
      return quantifier === 'ForAllValues:' || ifExists !== undefined || operator.negated === true;
    return quantifier === 'ForAllValues:' ? actual.every(accepts) : actual.some(accepts);
  };
}

/** `*` stands for any text, `?` for one character. */
export function matchesWildcard(text: string, pattern: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

function asTexts(keys: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(keys).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map(String) : String(value),
  ]);
  return Object.fromEntries(entries);
}
