import { StartError } from './start-error.ts';

/** True when the event has what the pattern asks for. */
export type Matches = (event: unknown) => boolean;

/** Decides on the values that stand at one place of the event; none stands for an absent member. */
type Test = (values: readonly unknown[]) => boolean;

/**
 * Compiles a pattern of EventBridge (bus rules and filters of stream mappings share the grammar).
 * @param where names the pattern in the error
 * @throws StartError for an operator that is not simulated
 */
export function compilePattern(pattern: unknown, where: string): Matches {
  const test = compileObject(pattern, where);
  return (event) => test([event]);
}

function compileObject(pattern: unknown, where: string): Test {
  if (!isObject(pattern))
    throw new StartError(`${where}: an event pattern is an object, not ${JSON.stringify(pattern)}`);
  const tests = Object.entries(pattern).map(([key, wanted]) => compileMember(key, wanted, where));
  return (values) => tests.every((test) => test(values));
}

function compileMember(key: string, wanted: unknown, where: string): Test {
  if (key === '$or') {
    const branches = asList(wanted, where).map((branch) => compileObject(branch, where));
    return (values) => branches.some((branch) => branch(values));
  }
  const test = Array.isArray(wanted) ? compileAlternatives(wanted, where) : compileObject(wanted, where);
  return (values) => test(values.flatMap((value) => membersNamed(value, key)));
}

/** A list in the event offers each of its members. */
function membersNamed(value: unknown, key: string): readonly unknown[] {
  if (!isObject(value) || !(key in value)) return [];
  const member = value[key];
  return Array.isArray(member) ? member : [member];
}

function compileAlternatives(alternatives: readonly unknown[], where: string): Test {
  const tests = alternatives.map((alternative) => compileAlternative(alternative, where));
  return (values) => tests.some((test) => test(values));
}

function compileAlternative(alternative: unknown, where: string): Test {
  if (!isObject(alternative)) return (values) => values.includes(alternative);
  const [operator = '', argument] = Object.entries(alternative)[0] ?? [];
  if (operator === 'exists') return (values) => values.some((value) => !isObject(value)) === argument;
  const accepts = compileOperator(operator, argument, where);
  return (values) => values.some(accepts);
}

function compileOperator(operator: string, argument: unknown, where: string): (value: unknown) => boolean {
  switch (operator) {
    case 'prefix':
    case 'suffix':
      return compileAffix(operator, argument, where);
    case 'equals-ignore-case':
      return (value) => typeof value === 'string' && value.toLowerCase() === asText(argument, where).toLowerCase();
    case 'wildcard':
      return compileWildcard(asText(argument, where));
    case 'numeric':
      return compileNumeric(asList(argument, where), where);
    case 'anything-but':
      return compileAnythingBut(argument, where);
    default:
      throw new StartError(`${where}: infra/local does not simulate the pattern operator ${operator}`);
  }
}

function compileAffix(operator: 'prefix' | 'suffix', argument: unknown, where: string): (value: unknown) => boolean {
  const ignoresCase = isObject(argument);
  const fold = (text: string) => (ignoresCase ? text.toLowerCase() : text);
  const affix = fold(asText(ignoresCase ? argument['equals-ignore-case'] : argument, where));
  const has = operator === 'prefix' ? 'startsWith' : 'endsWith';
  return (value) => typeof value === 'string' && fold(value)[has](affix);
}

function compileAnythingBut(argument: unknown, where: string): (value: unknown) => boolean {
  if (!isObject(argument)) {
    const refused = Array.isArray(argument) ? argument : [argument];
    return (value) => !refused.includes(value);
  }
  const [operator = '', operand] = Object.entries(argument)[0] ?? [];
  const operands = Array.isArray(operand) && operator !== 'numeric' ? operand : [operand];
  const refused = operands.map((one) => compileOperator(operator, one, where));
  return (value) => !refused.some((refuses) => refuses(value));
}

function compileWildcard(pattern: string): (value: unknown) => boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`, 's');
  return (value) => typeof value === 'string' && expression.test(value);
}

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '=': (left, right) => left === right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

function compileNumeric(argument: readonly unknown[], where: string): (value: unknown) => boolean {
  const tests: ((value: number) => boolean)[] = [];
  for (let index = 0; index < argument.length; index += 2) {
    const compare = comparisons[String(argument[index])];
    const bound = argument[index + 1];
    if (!compare || typeof bound !== 'number')
      throw new StartError(`${where}: ${JSON.stringify(argument)} is no range`);
    tests.push((value) => compare(value, bound));
  }
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asList(value: unknown, where: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new StartError(`${where}: a list is expected in the event pattern, not ${JSON.stringify(value)}`);
}

function asText(value: unknown, where: string): string {
  if (typeof value === 'string') return value;
  throw new StartError(`${where}: a text is expected in the event pattern, not ${JSON.stringify(value)}`);
}
